namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// Ids of messages and requests: UUIDs of version 4 that need to be unique, not unguessable. Asking the system for
/// randomness would cost a system call each.
/// </summary>
internal static class RandomId
{
    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
