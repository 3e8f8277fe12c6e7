using System.CommandLine;
using System.CommandLine.Parsing;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Cli.Sweep;

/// <summary>
/// <c>arthropod sweep</c>: one sweep of the inboxes of dead processes, as long-lived callers do by themselves. What is
/// known of an inbox is in its tags, so that a sweep from cron goes on where the last one ended.
/// </summary>
internal static class SweepCommand
{
    private static readonly Option<string> Prefix = new("--prefix")
    {
        Description = "The prefix that the application configures (Arthropod:Prefix).",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<TimeSpan> Grace = new("--grace")
    {
        Description = "How long an owner must have been silent to be sent a probe, and then leave that unread: at least 2 minutes.",
        HelpName = "HH:MM:SS",
        DefaultValueFactory = _ => new InboxOptions().Grace,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Change nothing, and say what would be done." };

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("sweep", "Deletes the inboxes of processes that died: first a probe, and after another grace the queue.")
        {
            Prefix, Grace, DryRun,
        };
        Prefix.Validators.Add(QueueTool.CheckPrefix);
        Grace.Validators.Add(CheckGrace);
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => QueueTool.RunAsync(
        parsed,
        "Stopped. What has been done stays done; the next sweep goes on.",
        tool => SweepAsync(tool, parsed, cancellationToken),
        cancellationToken);

    private static async Task<int> SweepAsync(QueueTool tool, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isDryRun = parsed.GetValue(DryRun);
        var sweep = new InboxSweep(
            tool.Transport, tool.Envelopes, new WorkScheduler(TimeProvider.System), parsed.GetRequiredValue(Prefix), parsed.GetValue(Grace));
        var counts = new Dictionary<SweepVerdict, int>();
        await foreach (var inbox in sweep.RunAsync(isDryRun, cancellationToken))
        {
            counts[inbox.Verdict] = counts.GetValueOrDefault(inbox.Verdict) + 1;
            await tool.Output.WriteLineAsync($"{inbox.Name}  {Describe(inbox, isDryRun)}");
        }

        await tool.Output.WriteLineAsync(counts.Count == 0
            ? "No inboxes."
            : string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Value} {Word(count.Key, isDryRun)}")));
        return 0;
    }

    private static string Describe(SweptInbox inbox, bool isDryRun)
    {
        var word = Word(inbox.Verdict, isDryRun);
        return inbox.Heartbeat is { } heartbeat ? $"{word}, last heartbeat {heartbeat.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : word;
    }

    private static string Word(SweepVerdict verdict, bool isDryRun) => verdict switch
    {
        SweepVerdict.Alive => "alive",
        SweepVerdict.NotOurs => "not ours",
        SweepVerdict.Probed => isDryRun ? "would be probed" : "probed",
        SweepVerdict.Waiting => "waiting for the probe to be read",
        SweepVerdict.Deleted => isDryRun ? "would be deleted" : "deleted",
        _ => "gone",
    };

    private static void CheckGrace(OptionResult result)
    {
        if (result.GetValueOrDefault<TimeSpan>() < TimeSpan.FromMinutes(2))
        {
            result.AddError("--grace is at least 00:02:00; it should be several times the applications' heartbeat interval (1 hour by default).");
        }
    }
}
