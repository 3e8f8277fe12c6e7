using System.Globalization;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>The engine's only source of time, in SQS's own unit: milliseconds since 1970.</summary>
internal sealed class EngineClock(TimeProvider timeProvider)
{
    private HttpDateText _httpDate = new(0, "Thu, 01 Jan 1970 00:00:00 GMT");

    public long Now => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The Date header of an answer given now. Kept for a second, since formatting costs more than most requests.</summary>
    public string HttpDate
    {
        get
        {
            var now = timeProvider.GetUtcNow();
            var second = now.ToUnixTimeSeconds();
            var text = _httpDate;
            if (text.Second != second)
            {
                _httpDate = text = new(second, now.ToString("r", CultureInfo.InvariantCulture));
            }

            return text.Text;
        }
    }

    /// <summary>A timer that is not armed yet, and that does not keep the ambient context of the request that happened to create it.</summary>
    public ITimer CreateTimer(TimerCallback callback)
    {
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return timeProvider.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed record HttpDateText(long Second, string Text);
}
