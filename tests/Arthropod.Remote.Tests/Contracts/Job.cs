namespace Arthropod.Remote.Tests.Contracts;

/// <summary>One attempt, as the implementation sees it.</summary>
internal sealed record Job(string Order, IProgress<int>? Progress, IRemoteCallContext Context, CancellationToken CancellationToken);
