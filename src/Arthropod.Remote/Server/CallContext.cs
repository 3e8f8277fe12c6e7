namespace Arthropod.Remote.Server;

internal sealed record CallContext(
    Guid CallId, int Attempt, DateTimeOffset? Deadline, IReadOnlyDictionary<string, string> Headers) : IRemoteCallContext;
