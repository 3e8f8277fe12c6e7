namespace Arthropod.Remote.Wire;

/// <summary>Who signs an envelope, where it goes, and when.</summary>
/// <param name="Key">The signing key.</param>
/// <param name="Queue">The full name of the queue that it goes to.</param>
/// <param name="SignedAt">Now, by the queue's clock: milliseconds since the Unix epoch.</param>
internal readonly record struct EnvelopeSignature(SigningKey Key, string Queue, long SignedAt)
{
    private static readonly byte[] NoMac = new byte[SigningKey.MacBytes];

    /// <summary>The header with room for the MAC, which stands at its end.</summary>
    public EnvelopeHeader Header => new(Key.Id, SignedAt, NoMac);

    /// <summary>Signs an envelope in place.</summary>
    /// <param name="envelope">All its bytes.</param>
    /// <param name="headerEnd">Where its header ends and its frames begin.</param>
    public void SignInPlace(Span<byte> envelope, int headerEnd) =>
        Key.Sign(Queue, SignedAt, envelope[headerEnd..], envelope[(headerEnd - SigningKey.MacBytes)..headerEnd]);
}
