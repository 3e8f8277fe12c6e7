namespace Arthropod.Remote.Sqs.Queues;

/// <summary>Where a queue is found.</summary>
/// <param name="Url">Its URL, which every request has to carry.</param>
internal sealed record QueueAddress(string Url)
{
    /// <summary>The largest message that it takes in UTF-8 bytes, if that has been asked for.</summary>
    public int? MaxMessageBytes { get; init; }
}
