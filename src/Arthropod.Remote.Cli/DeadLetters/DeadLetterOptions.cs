using System.CommandLine;
using Arthropod.Remote.Cli.Queues;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>What the commands on dead letters can be told.</summary>
internal static class DeadLetterOptions
{
    public static readonly Argument<string> Queue = new("QUEUE")
    {
        Description = "The contract's queue name, or a pattern with * and ? for several.",
    };

    public static readonly Option<string> Prefix = new("--prefix")
    {
        Description = "The prefix that the application configures (Arthropod:Prefix). None by default.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public static readonly Option<string?> Id = new("--id") { Description = "Only the call or message with this id.", HelpName = "ID" };

    public static readonly Option<string?> Method = new("--method") { Description = "Only calls of the method with this wire name.", HelpName = "NAME" };

    public static readonly Option<string?> Kind = new("--kind")
    {
        Description = "Only those that are there for this reason: attempts, deadline, implementation, lease-limit, moved, not-ours, receipts, refused, unknown-method, unreadable.",
        HelpName = "KIND",
    };

    public static readonly Option<bool> DryRun = new("--dry-run") { Description = "Change nothing, and say what would be done." };

    static DeadLetterOptions() => Prefix.Validators.Add(QueueTool.CheckPrefix);

    /// <summary>Creates a command on the dead letters of some queues.</summary>
    public static Command Command(
        string name, string description, Func<QueueTool, ParseResult, CancellationToken, Task<int>> run, params Option[] more)
    {
        var command = new Command(name, description) { Queue, Prefix, Id, Method, Kind };
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => QueueTool.RunAsync(
            parsed, "Stopped. What has been done stays done.", tool => run(tool, parsed, cancellationToken), cancellationToken));
        return command;
    }
}
