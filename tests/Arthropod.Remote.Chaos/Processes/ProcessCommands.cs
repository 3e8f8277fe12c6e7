using System.CommandLine;
using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Processes;

/// <summary><c>server</c> and <c>client</c>: what a run starts this program as. They are not for people.</summary>
internal static class ProcessCommands
{
    private static readonly Option<string> Name = new("--name") { Description = "What the journal calls this process.", Required = true };

    private static readonly Option<string> Folder = new("--journals") { Description = "Where the journals are.", Required = true };

    private static readonly Option<string?> Idempotency = new("--idempotency") { Description = "The SQLite file that servers share." };

    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of the run.", Required = true };

    private static readonly Option<string> Calls = new("--calls") { Description = "The numbers of the calls: 0-99,104.", Required = true };

    public static Command Server()
    {
        var command = new Command("server", "Serves until SIGTERM.") { Name, Folder, Idempotency };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) =>
            ServerProcess.RunAsync(
                parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Folder), parsed.GetValue(Idempotency), cancellationToken));
        return command;
    }

    public static Command Client()
    {
        var command = new Command("client", "Makes calls.") { Name, Folder, Seed, Calls };
        command.Hidden = true;
        command.SetAction((parsed, _) => ClientProcess.RunAsync(
            parsed.GetRequiredValue(Name),
            parsed.GetRequiredValue(Folder),
            parsed.GetRequiredValue(Seed),
            Numbers.Read(parsed.GetRequiredValue(Calls))));
        return command;
    }
}
