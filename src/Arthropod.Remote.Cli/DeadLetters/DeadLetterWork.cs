using System.CommandLine;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>Does one thing to each dead letter that a command line means, says what became of it, and counts.</summary>
internal static class DeadLetterWork
{
    /// <param name="tool">The queue service.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="done">What has been done when it succeeds, and what would be: "deleted".</param>
    /// <param name="act">Does it. Returns <see langword="null"/>, or why it was not done.</param>
    /// <param name="cancellationToken">Ends it after the letters that are under way.</param>
    public static async Task<int> RunAsync(
        QueueTool tool,
        ParseResult parsed,
        string done,
        Func<DeadLetterQueue, DeadLetter, Task<string?>> act,
        CancellationToken cancellationToken)
    {
        var word = parsed.GetValue(DeadLetterOptions.DryRun) ? $"would be {done}" : done;
        var (succeeded, failed) = (0, 0);
        await foreach (var (queue, letters) in DeadLetterQueue.ReadInBatchesAsync(tool, parsed, cancellationToken))
        {
            var faults = await Task.WhenAll(letters.Select(letter => act(queue, letter)));
            foreach (var (letter, fault) in letters.Zip(faults))
            {
                succeeded += fault is null ? 1 : 0;
                failed += fault is null ? 0 : 1;
                await tool.Output.WriteLineAsync($"{letter.Id}  {Printable.Line(fault is null ? word : "left: " + fault)}");
            }
        }

        await tool.Output.WriteLineAsync(failed == 0 ? $"{succeeded} {word}." : $"{succeeded} {word}, {failed} left.");
        return failed == 0 ? 0 : 1;
    }
}
