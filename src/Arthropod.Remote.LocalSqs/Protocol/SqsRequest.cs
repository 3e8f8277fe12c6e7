namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// A request as a front received it. A ref struct, so that the compiler sees to it that the body is read before
/// anything is awaited: the front may reuse its buffer as soon as it has its task.
/// </summary>
internal readonly ref struct SqsRequest
{
    /// <summary>The header X-Amz-Target, such as <c>AmazonSQS.SendMessage</c>.</summary>
    public required string? Target { get; init; }

    /// <summary>The JSON.</summary>
    public required ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Host and port as the client knows them, for the queue URLs in answers.</summary>
    public required string Authority { get; init; }

    /// <summary>The client has gone: nothing may be handed to it any more.</summary>
    public CancellationToken Gone { get; init; }

    /// <summary>The front is going down: long polls are answered now.</summary>
    public CancellationToken EndWaits { get; init; }
}
