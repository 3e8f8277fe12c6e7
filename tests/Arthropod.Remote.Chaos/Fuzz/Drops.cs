using System.Diagnostics.Metrics;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>What the library itself counts as dropped.</summary>
internal sealed class Drops : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _inboxMessages;
    private long _results;

    public Drops()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ArthropodMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, _, _) => Add(instrument.Name, count));
        _listener.Start();
    }

    /// <summary>Messages in an inbox that could not be read, or were for no inbox.</summary>
    public long InboxMessages => Interlocked.Read(ref _inboxMessages);

    /// <summary>Answers whose inbox does not exist.</summary>
    public long Results => Interlocked.Read(ref _results);

    public void Dispose() => _listener.Dispose();

    private void Add(string counter, long count)
    {
        switch (counter)
        {
            case "arthropod.inbox.messages.dropped":
                Interlocked.Add(ref _inboxMessages, count);
                break;
            case "arthropod.server.results.discarded":
                Interlocked.Add(ref _results, count);
                break;
        }
    }
}
