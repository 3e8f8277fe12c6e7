using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="int"/> as the shortest MessagePack integer.</summary>
public readonly struct Int32Formatter : IRemoteFormatter<int>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, int value) => writer.Write(value);

    /// <inheritdoc/>
    public static int Read(ref MessagePackReader reader) => reader.ReadInt32();
}
