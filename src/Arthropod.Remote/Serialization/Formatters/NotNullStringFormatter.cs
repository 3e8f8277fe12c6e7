using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="string"/> where null may not be: nil is refused when it is read.</summary>
public readonly struct NotNullStringFormatter : IRemoteFormatter<string>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, string value) => writer.Write(value);

    /// <inheritdoc/>
    public static string Read(ref MessagePackReader reader) => reader.ReadString() ?? throw RemoteReader.UnexpectedNull();
}
