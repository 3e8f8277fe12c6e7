using System.Globalization;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Tells whether a caller was shown progress as promised.</summary>
internal static class ProgressJudge
{
    /// <summary>
    /// Steps rise within an attempt. Its caller sees no attempts, but steps can begin anew only as often as the call was
    /// carried out again.
    /// </summary>
    public static bool IsOutOfOrder(CallHistory call)
    {
        var steps = call.Of(EventKind.Progress).Select(entry => int.Parse(entry.Detail!, CultureInfo.InvariantCulture)).ToList();
        var executions = call.Of(EventKind.ExecutionBegun).Count();
        return steps.Zip(steps.Skip(1)).Count(pair => pair.Second <= pair.First) > Math.Max(executions - 1, 0);
    }

    public static bool IsAfterResult(CallHistory call) => call.Journal
        .SkipWhile(entry => entry.Kind != EventKind.CallEnded)
        .Any(entry => entry.Kind == EventKind.Progress);
}
