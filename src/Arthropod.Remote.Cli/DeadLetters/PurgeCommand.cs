using System.CommandLine;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Server.Marks;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary><c>arthropod dead-letters purge</c>: deletes them.</summary>
internal static class PurgeCommand
{
    public static Command Create() => DeadLetterOptions.Command(
        "purge", "Deletes dead letters for good. Look at them first: --dry-run.", RunAsync, DeadLetterOptions.DryRun);

    private static Task<int> RunAsync(QueueTool tool, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isDryRun = parsed.GetValue(DeadLetterOptions.DryRun);
        return DeadLetterWork.RunAsync(tool, parsed, "deleted", DeleteAsync, cancellationToken);

        async Task<string?> DeleteAsync(DeadLetterQueue queue, DeadLetter letter)
        {
            if (isDryRun)
            {
                return null;
            }

            var outcome = await queue.DeleteAsync(letter);
            return outcome.IsDone ? null : $"it could not be deleted ({ServedQueue.Describe(outcome)})";
        }
    }
}
