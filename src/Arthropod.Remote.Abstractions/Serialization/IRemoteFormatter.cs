using MessagePack;

namespace Arthropod.Remote.Serialization;

/// <summary>
/// Writes and reads one type as MessagePack. A formatter has no state: it is a struct whose methods are static, so
/// that formatters compose at compile time (<c>ListFormatter&lt;Order, OrderFormatter&gt;</c>), cost no lookup at
/// run time and are safe for trimming and native AOT. The generator emits them; write one by hand for a type that
/// it cannot read.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
public interface IRemoteFormatter<T>
{
    /// <summary>Writes one value: exactly one MessagePack value, nil for <see langword="null"/>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(ref MessagePackWriter writer, T value);

    /// <summary>Reads one value: exactly the MessagePack value that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where to read. What it reads came over the wire and is not to be trusted.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RemoteSerializationException">The bytes are not such a value.</exception>
    static abstract T Read(ref MessagePackReader reader);
}
