using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization;

/// <summary>
/// The arguments of one method, without its progress and cancellation parameters. The generator emits a struct per
/// method; the proxy writes it, the dispatcher reads it, so the two cannot disagree.
/// </summary>
/// <typeparam name="TSelf">The struct itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRemoteArguments<TSelf>
    where TSelf : struct, IRemoteArguments<TSelf>
{
    /// <summary>Writes the arguments as one MessagePack array in the order of the parameters.</summary>
    /// <param name="writer">Where to write.</param>
    void Write(ref MessagePackWriter writer);

    /// <summary>
    /// Reads what <see cref="Write"/> wrote, here or in another version of the contract: missing trailing arguments
    /// take the parameter's default, surplus ones are skipped.
    /// </summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The arguments.</returns>
    /// <exception cref="RemoteSerializationException">The bytes are not such arguments.</exception>
    static abstract TSelf Read(ref MessagePackReader reader);
}
