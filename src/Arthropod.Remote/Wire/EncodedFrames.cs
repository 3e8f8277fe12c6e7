namespace Arthropod.Remote.Wire;

/// <summary>Frames as they stand in an envelope.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">Their bytes, one behind the other.</param>
internal readonly record struct EncodedFrames(int Count, ReadOnlyMemory<byte> Bytes)
{
    public static implicit operator EncodedFrames(byte[] frame) => new(1, frame);
}
