namespace Arthropod.Remote.Wire;

/// <summary>
/// A value as it travels: its bytes in hand, or a reference to a blob that holds them. A <see cref="PayloadStore"/> turns
/// the one into the other; the frames do not care which it is.
/// </summary>
internal readonly struct Payload
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public Payload(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public Payload(PayloadReference reference) => Reference = reference;

    public bool IsInHand => Reference is null;

    /// <exception cref="InvalidOperationException">It is a reference.</exception>
    public ReadOnlyMemory<byte> Bytes => Reference is null
        ? _bytes
        : throw new InvalidOperationException(
            $"This payload is a reference to blob '{Reference.Key}' ({Reference.Length:N0} bytes). Fetch it from its store before you use its bytes.");

    /// <summary>How much memory it holds.</summary>
    public int HeldBytes => _bytes.Length;

    /// <summary>Where the bytes are; <see langword="null"/>: in hand.</summary>
    public PayloadReference? Reference { get; }

    public static implicit operator Payload(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator Payload(byte[] bytes) => new(bytes);

    /// <returns>What may stand in a log: never the bytes.</returns>
    public override string ToString() => Reference is null ? $"{_bytes.Length} bytes" : Reference.ToString();
}
