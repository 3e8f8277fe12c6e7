namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>A link of a chain, which may be closed to a ring: then it cannot be encoded.</summary>
public sealed class Link
{
    public Link? Next { get; set; }
}
