using System.Buffers;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>SQS's rules for queue names.</summary>
internal static class QueueName
{
    private const string FifoSuffix = ".fifo";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <exception cref="SqsException">The name is not one that a standard queue can have.</exception>
    public static void Validate(string name)
    {
        if (name.EndsWith(FifoSuffix, StringComparison.Ordinal))
        {
            throw new SqsException(SqsFault.InvalidParameterValue, $"Queue name '{name}' ends with '{FifoSuffix}', and FIFO queues are not served here yet. Use a standard queue.");
        }

        if (name.Length is 0 or > SqsLimits.MaxQueueNameLength || name.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new SqsException(
                SqsFault.InvalidParameterValue,
                $"Can only include alphanumeric characters, hyphens, or underscores. 1 to {SqsLimits.MaxQueueNameLength} in length. Found: '{name}'");
        }
    }

    /// <summary>The queue that a URL names, whatever its host and account: the last segment.</summary>
    public static ReadOnlySpan<char> FromUrl(ReadOnlySpan<char> url)
    {
        url = url.TrimEnd('/');
        return url[(url.LastIndexOf('/') + 1)..];
    }
}
