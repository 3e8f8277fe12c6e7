using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Version"/> as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionFormatter : IRemoteFormatter<Version?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Version? value) => writer.Write(value?.ToString());

    /// <inheritdoc/>
    public static Version? Read(ref MessagePackReader reader) => reader.ReadString() is { } text ? new Version(text) : null;
}
