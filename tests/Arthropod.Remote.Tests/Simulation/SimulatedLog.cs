using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Counts what is logged by event; keeps the text of what must not happen.</summary>
internal sealed class SimulatedLog : ILoggerProvider, ILogger
{
    private readonly Dictionary<int, int> _counts = [];
    private readonly List<string> _critical = [];

    public IReadOnlyList<string> Critical => _critical;

    public int Count(int eventId) => _counts.GetValueOrDefault(eventId);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _counts[eventId.Id] = Count(eventId.Id) + 1;
        if (logLevel == LogLevel.Critical)
        {
            _critical.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        null;

    public void Dispose()
    {
    }
}
