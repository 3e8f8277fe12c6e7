using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

/// <summary>The result of a method that returns <see cref="Task"/>: nil on the wire, whatever a newer server sends instead.</summary>
internal readonly struct NoResult : IRemoteFormatter<NoResult>
{
    public static void Write(ref MessagePackWriter writer, NoResult value) => writer.WriteNil();

    public static NoResult Read(ref MessagePackReader reader) => default;
}
