using System.CommandLine;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>
/// <c>arthropod dead-letters</c>: what became of calls that nobody could carry out, and what a person does with them.
/// </summary>
internal static class DeadLettersCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("dead-letters", "Shows the calls that nobody could carry out, sends them again, or deletes them.")
    {
        ListCommand.Create(), ShowCommand.Create(), RedriveCommand.Create(), PurgeCommand.Create(),
    };
}
