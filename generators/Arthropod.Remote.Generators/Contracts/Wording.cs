using System.Globalization;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What contracts say in text: queue names, wire names and timeouts.</summary>
internal static class Wording
{
    /// <summary>SQS allows 80 characters, and the dead-letter queue's name is the longest that is made from this one.</summary>
    public const int LongestQueueName = 80 - DeadLetterSuffixLength;

    private const int DeadLetterSuffixLength = 4;

    /// <summary>The expression for a timeout; <see langword="null"/>: none is given.</summary>
    /// <returns>Whether the text is a timeout.</returns>
    public static bool TryReadTimeout(string? text, out string? expression)
    {
        expression = null;
        if (text is null)
        {
            return true;
        }

        if (string.Equals(text, "infinite", StringComparison.Ordinal))
        {
            expression = "global::System.Threading.Timeout.InfiniteTimeSpan";
            return true;
        }

        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) || timeout <= TimeSpan.Zero)
        {
            return false;
        }

        expression = $"global::System.TimeSpan.FromTicks({timeout.Ticks.ToString(CultureInfo.InvariantCulture)}L)";
        return true;
    }

    public static ProblemKind? QueueNameProblem(string? name) => name switch
    {
        null => ProblemKind.QueueNameMissing,
        _ when string.IsNullOrWhiteSpace(name) => ProblemKind.QueueNameMissing,
        _ when !name.All(IsQueueNameLetter) => ProblemKind.QueueNameIllegal,
        { Length: > LongestQueueName } => ProblemKind.QueueNameTooLong,
        _ => null,
    };

    private static bool IsQueueNameLetter(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';
}
