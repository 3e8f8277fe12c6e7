using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Telemetry;

/// <summary>
/// The application's logger, which may throw: its disk is full, or an implementation's exception has a text that
/// cannot be made. That costs a line of the log, and never a call, a lease or the loop that reads a queue.
/// </summary>
internal sealed class UnfailingLogger(ILogger logger) : ILogger
{
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!TryLog(logLevel, eventId, state, exception, formatter, out var failure) && exception is not null)
        {
            // Once more without the exception, whose text may be what failed; of several logs some may have the line twice.
            var stated = new InvalidOperationException(
                $"{exception.GetType().FullName}, which could not be logged ({failure.GetType().FullName}).");
            TryLog(logLevel, eventId, state, stated, formatter, out _);
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        logger.BeginScope(state);

    private bool TryLog<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter,
        [NotNullWhen(false)] out Exception? failure)
    {
        try
        {
            // Much in it was written by others: names of methods and servers, messages of exceptions.
            logger.Log(logLevel, eventId, state, exception, (stated, thrown) => Printable.Line(formatter(stated, thrown)));
            failure = null;
            return true;
        }
        catch (Exception thrown)
        {
            failure = thrown;
            return false;
        }
    }
}
