using System.Diagnostics.Metrics;

namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>
/// Counts HTTP requests where .NET's own HTTP handler begins them: below every client, so that no contender can have
/// one that is not counted. Long polls that end with nothing count like all others.
/// </summary>
internal sealed class RequestCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public RequestCounter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.active_requests" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) =>
        {
            if (change > 0)
            {
                Interlocked.Add(ref _count, change);
            }
        });
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
