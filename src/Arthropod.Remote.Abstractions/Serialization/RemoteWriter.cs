using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization;

/// <summary>What generated formatters share when they write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RemoteWriter
{
    // Up to here the header is one byte.
    private const int ShortLength = 31;

    /// <summary>What went wrong in writing, in words for whoever made the value.</summary>
    internal static Exception Explain(Exception exception) => exception is InsufficientExecutionStackException
        ? new RemoteSerializationException(
            $"A value refers to itself, or is nested far deeper than the {RemoteReader.MaxDepth} levels that can travel. Send ids instead of the objects that lead back.", exception)
        : exception;

    /// <summary>
    /// Writes the name of a member. It is known when machine code is made of its caller, so that of this there remain a
    /// look at the buffer and the move of so many bytes.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="name">The name, in UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteName(ref MessagePackWriter writer, ReadOnlySpan<byte> name)
    {
        if (name.Length > ShortLength)
        {
            writer.WriteString(name);
            return;
        }

        var bytes = writer.GetSpan(1 + name.Length);
        bytes[0] = (byte)(MessagePackCode.MinFixStr | name.Length);
        name.CopyTo(bytes[1..]);
        writer.Advance(1 + name.Length);
    }
}
