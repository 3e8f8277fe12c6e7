namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>What a server is doing with a call when it is told to stop.</summary>
public enum ServerStopsWhile
{
    Claiming,
    Asking,
    Working,
    BetweenAttempts,
    KeepingTheOutcome,
    Answering,
    Deleting,
    DeadLettering,
    ASecondMessageWaits,
}
