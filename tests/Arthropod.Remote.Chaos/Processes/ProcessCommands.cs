using System.CommandLine;

namespace Arthropod.Remote.Chaos.Processes;

/// <summary><c>server</c> and <c>client</c>: what a run starts this program as. They are not for people.</summary>
internal static class ProcessCommands
{
    private static readonly Option<string> Name = new("--name") { Description = "What the journal calls this process.", Required = true };

    private static readonly Option<string> Folder = new("--journals") { Description = "Where the journals are.", Required = true };

    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of the run.", Required = true };

    private static readonly Option<int> From = new("--from") { Description = "The number of the first call.", Required = true };

    private static readonly Option<int> Count = new("--count") { Description = "How many calls.", Required = true };

    public static Command Server()
    {
        var command = new Command("server", "Serves until SIGTERM.") { Name, Folder };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) =>
            ServerProcess.RunAsync(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Folder), cancellationToken));
        return command;
    }

    public static Command Client()
    {
        var command = new Command("client", "Makes calls.") { Name, Folder, Seed, From, Count };
        command.Hidden = true;
        command.SetAction((parsed, _) => ClientProcess.RunAsync(
            parsed.GetRequiredValue(Name),
            parsed.GetRequiredValue(Folder),
            parsed.GetRequiredValue(Seed),
            parsed.GetRequiredValue(From),
            parsed.GetRequiredValue(Count)));
        return command;
    }
}
