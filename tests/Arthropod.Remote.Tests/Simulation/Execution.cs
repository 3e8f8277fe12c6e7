namespace Arthropod.Remote.Tests.Simulation;

/// <summary>One time that a server began the work of a call.</summary>
/// <param name="Server">Which process.</param>
/// <param name="CallId">What the wire calls the call.</param>
/// <param name="Number">The how manyth of the call's it is.</param>
/// <param name="Attempt">What the server counted.</param>
/// <param name="At">When.</param>
internal sealed record Execution(SimulatedProcess Server, Guid CallId, int Number, int Attempt, DateTimeOffset At)
{
    /// <summary>When the server had last slept, as it began.</summary>
    public DateTimeOffset ServerWokeAt { get; } = Server.WokeAt;

    /// <summary>When the work was done, and not only begun.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether it ended with an error that the plan has tried again.</summary>
    public bool IsToBeTriedAgain { get; set; }

    /// <summary>Whether its server has been killed, told to stop, or asleep since.</summary>
    public bool IsDisturbed(DateTimeOffset until) =>
        (Server.EndingAt is { } ending && ending <= until) || Server.SleptBetween(At, until);
}
