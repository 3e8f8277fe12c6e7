namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The names of queues.</summary>
internal static class Wording
{
    /// <summary>SQS allows 80 characters, and the dead-letter queue's name is the longest that is made from this one.</summary>
    public const int LongestQueueName = 80 - DeadLetterSuffixLength;

    /// <summary>What the dead-letter queue's name has more than the request queue's.</summary>
    public const string DeadLetterSuffix = "-dlq";

    private const int DeadLetterSuffixLength = 4;

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
