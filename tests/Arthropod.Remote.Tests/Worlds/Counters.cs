using System.Diagnostics.Metrics;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>
/// What one world has counted. The meter is the process's, and other worlds run beside this one; but a world runs on
/// one thread, and counters call their listeners on it.
/// </summary>
internal sealed class Counters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public Counters()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == ArthropodMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            if (Environment.CurrentManagedThreadId == _thread)
            {
                var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name}:{tags[0].Value}";
                _counts[name] = this[name] + count;
            }
        });
        _listener.Start();
    }

    /// <summary>By the counter's name; one with a tag by name, colon and the tag's value.</summary>
    public long this[string name] => _counts.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();
}
