using System.CommandLine;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary><c>arthropod dead-letters list</c>: a line for each.</summary>
internal static class ListCommand
{
    private const int MaxReason = 160;
    private const int MaxMethod = 60;

    public static Command Create() => DeadLetterOptions.Command("list", "A line for each dead letter: id, method, why and when.", RunAsync);

    private static async Task<int> RunAsync(QueueTool tool, ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = 0;
        string? queueAbove = null;
        await foreach (var (queue, letter) in DeadLetterQueue.ReadAsync(tool, parsed, cancellationToken))
        {
            if (queue.Name != queueAbove)
            {
                queueAbove = queue.Name;
                await tool.Output.WriteLineAsync(queueAbove);
            }

            count++;
            await tool.Output.WriteLineAsync("  " + Describe(letter));
        }

        await tool.Output.WriteLineAsync(count == 1 ? "1 dead letter." : $"{count} dead letters.");
        return 0;
    }

    private static string Describe(DeadLetter letter)
    {
        var report = letter.Report;
        var method = Printable.Line(letter.Request?.Method ?? "(no call)", MaxMethod);
        return $"{letter.Id}  {method}  {Printable.Line(report.Kind, MaxMethod)}  {Printable.Line(report.Time ?? "", MaxMethod)}  {Printable.Line(report.Reason, MaxReason)}";
    }
}
