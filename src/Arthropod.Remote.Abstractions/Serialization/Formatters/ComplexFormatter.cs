using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Complex"/> as an array of its real and its imaginary part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComplexFormatter : IRemoteFormatter<Complex>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Complex value)
    {
        writer.WriteArrayHeader(Parts);
        writer.Write(value.Real);
        writer.Write(value.Imaginary);
    }

    /// <inheritdoc/>
    public static Complex Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var real = reader.ReadDouble();
        var imaginary = reader.ReadDouble();
        RemoteReader.Leave(ref reader);
        return new Complex(real, imaginary);
    }
}
