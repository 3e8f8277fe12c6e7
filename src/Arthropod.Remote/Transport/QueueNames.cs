namespace Arthropod.Remote.Transport;

/// <summary>How queues are called, and what a name may look like.</summary>
internal static class QueueNames
{
    /// <summary>What the dead-letter queue's name has more than the request queue's.</summary>
    public const string DeadLetterSuffix = "-dlq";

    /// <summary>Follows the prefix in the name of every inbox.</summary>
    public const string InboxMarker = "arthropod-inbox-";

    /// <summary>Characters in the longest name that a queue can have. (Amazon SQS, CreateQueue.)</summary>
    public const int MaxLength = 80;

    /// <summary>The marker and 32 hexadecimal digits must still fit behind the prefix.</summary>
    public const int MaxPrefixLength = MaxLength - 48;

    public static string Request(string prefix, string queueName) => prefix + queueName;

    public static string DeadLetter(string requestQueue) => requestQueue + DeadLetterSuffix;

    /// <param name="prefix">The application's prefix.</param>
    /// <param name="id">A UUID version 7, so that the names are in the order of their making.</param>
    public static string NewInbox(string prefix, Guid id) => $"{prefix}{InboxMarker}{id:N}";

    /// <summary>No address on the wire is trusted: a reply goes to a queue that is called as our own inboxes are.</summary>
    public static bool IsInbox(string prefix, string name) =>
        name.Length <= MaxLength
        && name.StartsWith(prefix + InboxMarker, StringComparison.Ordinal)
        && IsLegal(name);

    public static bool IsLegal(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>What is wrong with the full name of a request queue; <see langword="null"/> if nothing is.</returns>
    public static string? FindFault(string prefix, string queueName)
    {
        if (queueName.Length == 0)
        {
            return "The queue name is empty. Give it a name: [RemoteQueue(\"video_encoding\")].";
        }

        if (!IsLegal(queueName))
        {
            return $"The queue name '{queueName}' has characters other than letters, digits, hyphens and underscores (A-Z a-z 0-9 - _). Rename it.";
        }

        var longest = DeadLetter(Request(prefix, queueName));
        return longest.Length > MaxLength
            ? $"The queue name '{longest}' (prefix, name and '{DeadLetterSuffix}') has {longest.Length} characters, and a queue's name has at most {MaxLength}. Shorten the name or the prefix."
            : null;
    }

    /// <returns>What is wrong with a prefix; <see langword="null"/> if nothing is. None at all is fine.</returns>
    public static string? FindPrefixFault(string prefix)
    {
        if (!IsLegal(prefix))
        {
            return $"Prefix '{prefix}' has characters other than letters, digits, hyphens and underscores (A-Z a-z 0-9 - _). Choose another.";
        }

        return prefix.Length > MaxPrefixLength
            ? $"Prefix '{prefix}' has {prefix.Length} characters, and at most {MaxPrefixLength} leave room for the names of inboxes. Shorten it."
            : null;
    }
}
