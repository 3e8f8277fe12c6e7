using System.CommandLine;
using System.CommandLine.Parsing;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary><c>arthropod dead-letters redrive</c>: sends the calls again, as new requests.</summary>
internal static class RedriveCommand
{
    private static readonly Option<TimeSpan?> Timeout = new("--timeout")
    {
        Description = "How long the work has from now on. For ever by default: who called has been told that it failed.",
        HelpName = "HH:MM:SS",
    };

    public static Command Create()
    {
        Timeout.Validators.Add(CheckTimeout);
        return DeadLetterOptions.Command(
            "redrive",
            "Sends the calls again, with all their attempts, and deletes their dead letters. Look at them first: --dry-run.",
            RunAsync,
            Timeout,
            DeadLetterOptions.DryRun);
    }

    private static Task<int> RunAsync(QueueTool tool, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isDryRun = parsed.GetValue(DeadLetterOptions.DryRun);
        var redrive = new Redrive(tool.Transport, tool.Envelopes, parsed.GetValue(Timeout), parsed.GetValue(DeadLetterOptions.Kind) == Redrive.RefusedKind);
        return DeadLetterWork.RunAsync(tool, parsed, "sent again", SendAsync, cancellationToken);

        async Task<string?> SendAsync(DeadLetterQueue queue, DeadLetter letter) => redrive.FindFault(queue, letter) is { } fault
            ? fault
            : isDryRun ? null : await redrive.SendAsync(queue, letter);
    }

    private static void CheckTimeout(OptionResult result)
    {
        if (result.GetValueOrDefault<TimeSpan?>() <= TimeSpan.Zero)
        {
            result.AddError("--timeout is longer than nothing.");
        }
    }
}
