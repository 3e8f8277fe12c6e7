using Arthropod.Remote.Serialization;
using Arthropod.Remote.Telemetry;
using MessagePack;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>Arguments, for a terminal.</summary>
internal static class PrintableJson
{
    /// <summary>MessagePack as JSON: the contract's types are not known here, its members' keys are.</summary>
    public static string Of(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            // Counts the nesting, which the converter follows as deep as it goes.
            var reader = new MessagePackReader(encoded);
            RemoteReader.Skip(ref reader);
            return Printable.Line(MessagePackSerializer.ConvertToJson(encoded));
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or RemoteSerializationException or EndOfStreamException or OverflowException or InvalidOperationException)
        {
            return $"({encoded.Length:N0} bytes that are no MessagePack: {Printable.Line(exception.Message)})";
        }
    }
}
