using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.SQS;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>The clock of SQS as its answers tell it: ours, plus the difference seen in their Date header.</summary>
internal sealed class ServiceClock : IDisposable
{
    // The header has whole seconds and is a network's way old: a smaller difference is none.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    // The longest request takes 35 seconds. Whoever hears an answer later than this has slept, and the answer is as old.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(40);

    private readonly ConditionalWeakTable<AmazonWebServiceRequest, object> _asked = [];
    private readonly AmazonServiceClient? _client;
    private readonly TimeProvider _timeProvider;
    private long _offsetTicks;
    private readonly Lock _lock = new();
    private long _toldTicks;
    private (DateTimeOffset Utc, long Stamp)? _heardAt;

    /// <summary>Creates the clock and listens to the client's answers.</summary>
    /// <param name="client">The client.</param>
    /// <param name="timeProvider">Our clock.</param>
    public ServiceClock(IAmazonSQS client, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _client = client as AmazonServiceClient;
        if (_client is not null)
        {
            _client.BeforeRequestEvent += OnRequest;
            _client.AfterResponseEvent += OnAnswer;
        }
    }

    /// <summary>The time there.</summary>
    public DateTimeOffset Now => _timeProvider.GetUtcNow() + new TimeSpan(Volatile.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client is not null)
        {
            _client.BeforeRequestEvent -= OnRequest;
            _client.AfterResponseEvent -= OnAnswer;
        }
    }

    private void OnRequest(object sender, RequestEventArgs e)
    {
        if (e is WebServiceRequestEventArgs { Request: { } request })
        {
            _asked.AddOrUpdate(request, _timeProvider.GetUtcNow());
        }
    }

    private void OnAnswer(object sender, ResponseEventArgs e)
    {
        var now = _timeProvider.GetUtcNow();
        if (e is WebServiceResponseEventArgs { ResponseHeaders: { } headers } answer &&
            _asked.TryGetValue(answer.Request, out var asked) && now - (DateTimeOffset)asked <= MaxAge &&
            headers.TryGetValue("Date", out var date) &&
            DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told))
        {
            var offset = told - now;
            Hear(offset.Duration() < Resolution ? 0 : offset.Ticks, now);
        }
    }

    // By what one answer says, calls would be turned down whose time is not over: a machine behind a balancer whose clock is
    // wrong is believed when the next answer says the same. Where our own clock was set, the first answer tells how far.
    private void Hear(long offset, DateTimeOffset now)
    {
        lock (_lock)
        {
            var stamp = _timeProvider.GetTimestamp();
            var wasSet = _heardAt is { } at && AreNear((now - at.Utc).Ticks, _timeProvider.GetElapsedTime(at.Stamp, stamp).Ticks) is false;
            if (_heardAt is null || wasSet || AreNear(offset, _toldTicks) || AreNear(offset, _offsetTicks))
            {
                Volatile.Write(ref _offsetTicks, offset);
            }

            _toldTicks = offset;
            _heardAt = (now, stamp);
        }
    }

    private static bool AreNear(long one, long other) => Math.Abs(one - other) <= 2 * Resolution.Ticks;
}
