using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>An enum as the integer below it. Values that it does not name survive.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <typeparam name="TUnderlying">The integer below it.</typeparam>
/// <typeparam name="TFormatter">Writes the integer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumFormatter<T, TUnderlying, TFormatter> : IRemoteFormatter<T>
    where T : struct, Enum
    where TUnderlying : struct
    where TFormatter : IRemoteFormatter<TUnderlying>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value) =>
        TFormatter.Write(ref writer, Unsafe.BitCast<T, TUnderlying>(value));

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) => Unsafe.BitCast<TUnderlying, T>(TFormatter.Read(ref reader));
}
