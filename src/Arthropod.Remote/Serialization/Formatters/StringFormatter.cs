using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="string"/> as UTF-8 text.</summary>
public readonly struct StringFormatter : IRemoteFormatter<string?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, string? value) => writer.Write(value);

    /// <inheritdoc/>
    public static string? Read(ref MessagePackReader reader) => reader.ReadString();
}
