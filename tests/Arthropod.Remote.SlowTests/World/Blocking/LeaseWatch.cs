using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.LocalSqs;

namespace Arthropod.Remote.SlowTests.World.Blocking;

/// <summary>
/// Looks, on a thread of its own, whether a message that was received comes to light again: its lease has run out then,
/// and a worker on another machine would have got it.
/// </summary>
internal sealed class LeaseWatch : IDisposable
{
    private readonly IAmazonSQS _client;
    private readonly string _url;
    private readonly int _messages;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    public LeaseWatch(LocalSqsEngine engine, string url, int messages)
    {
        _client = engine.CreateClient();
        _url = url;
        _messages = messages;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether all messages were seen under lease at once.</summary>
    public bool HasSeenAll { get; private set; }

    /// <summary>The most messages that were seen without a lease after that.</summary>
    public int MostWithout { get; private set; }

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _client.Dispose();
        _ended.Dispose();
    }

    private void Watch()
    {
        while (!_ended.Wait(TimeSpan.FromMilliseconds(50)))
        {
            var counts = Counts();
            HasSeenAll |= counts.ApproximateNumberOfMessagesNotVisible == _messages;
            MostWithout = HasSeenAll ? Math.Max(MostWithout, counts.ApproximateNumberOfMessages) : 0;
        }
    }

    // On the thread pool it would starve with those whom it watches.
#pragma warning disable VSTHRD002 // In process and without a wait, the answer is there at once.
    private GetQueueAttributesResponse Counts() => _client.GetQueueAttributesAsync(
        _url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
