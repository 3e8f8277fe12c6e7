using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="double"/> as a 64-bit float.</summary>
public readonly struct DoubleFormatter : IRemoteFormatter<double>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, double value) => writer.Write(value);

    /// <inheritdoc/>
    public static double Read(ref MessagePackReader reader) => reader.ReadDouble();
}
