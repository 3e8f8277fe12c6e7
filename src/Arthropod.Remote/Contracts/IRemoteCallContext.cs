namespace Arthropod.Remote;

/// <summary>
/// The call that an implementation is carrying out; inject it into the implementation's constructor, or into
/// anything else of the call's scope.
/// </summary>
public interface IRemoteCallContext
{
    /// <summary>The call's id, the same for every attempt and known to the caller too (in exceptions and logs).</summary>
    Guid CallId { get; }

    /// <summary>Which attempt this is, from 1. More than 1 means that an earlier one ended without an answer.</summary>
    int Attempt { get; }

    /// <summary>When the caller stops waiting, by this machine's clock; <see langword="null"/> when it never does.</summary>
    DateTimeOffset? Deadline { get; }

    /// <summary>What the caller sent along in <see cref="RemoteCallOptions.Headers"/>; never <see langword="null"/>.</summary>
    IReadOnlyDictionary<string, string> Headers { get; }
}
