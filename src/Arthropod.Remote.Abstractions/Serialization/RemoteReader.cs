using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization;

/// <summary>
/// What generated and hand-written formatters share when they read. Everything they read came over the wire, so every
/// nesting is counted and no count is believed before its elements have arrived.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RemoteReader
{
    /// <summary>How deep arrays and maps may be nested: 64 levels.</summary>
    public const int MaxDepth = 64;

    // MessagePackReader refuses a count for which not even one byte per element is left. That alone would still let
    // 64 nested headers of a 1 MiB message reserve half a gigabyte, hence a bound on what is reserved in advance.
    private const int MaxReservedBytes = 64 * 1024;
    private const int SmallElement = 16;

    /// <summary>Reads the header of an array and goes one level down. Call <see cref="Leave"/> after its elements.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The number of elements.</returns>
    /// <exception cref="RemoteSerializationException">The nesting is deeper than <see cref="MaxDepth"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EnterArray(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        Enter(ref reader);
        return count;
    }

    /// <summary>Reads the header of an array that must have a certain length, and goes one level down.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="expected">The number of elements.</param>
    /// <exception cref="RemoteSerializationException">The array has another length, or the nesting is too deep.</exception>
    public static void EnterArray(ref MessagePackReader reader, int expected)
    {
        var count = EnterArray(ref reader);
        if (count != expected)
        {
            throw new RemoteSerializationException($"Found an array of {count} elements where one of {expected} was expected.");
        }
    }

    /// <summary>Reads the header of a map and goes one level down. Call <see cref="Leave"/> after its entries.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The number of entries.</returns>
    /// <exception cref="RemoteSerializationException">The nesting is deeper than <see cref="MaxDepth"/>.</exception>
    public static int EnterMap(ref MessagePackReader reader)
    {
        var count = reader.ReadMapHeader();
        Enter(ref reader);
        return count;
    }

    /// <summary>Goes one level up again.</summary>
    /// <param name="reader">Where to read.</param>
    public static void Leave(ref MessagePackReader reader) => reader.Depth--;

    /// <summary>Reads the name of a member, as UTF-8.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The name; empty for nil.</returns>
    public static ReadOnlySpan<byte> ReadName(ref MessagePackReader reader)
    {
        if (reader.TryReadStringSpan(out var name))
        {
            return name;
        }

        // Nil, or a name that lies across two segments of a sequence.
        return reader.ReadStringSequence() is { } sequence ? sequence.ToArray() : default;
    }

    /// <summary>
    /// Passes over one value, however deep, without recursion: a message of a megabyte can hold a million nested
    /// arrays, and a stack overflow ends the process.
    /// </summary>
    /// <param name="reader">Where to read.</param>
    /// <exception cref="RemoteSerializationException">The nesting is deeper than <see cref="MaxDepth"/>.</exception>
    public static void Skip(ref MessagePackReader reader)
    {
        Span<long> left = stackalloc long[MaxDepth + 1];
        var depth = 0;
        left[0] = 1;
        while (true)
        {
            while (left[depth] == 0)
            {
                if (depth-- == 0)
                {
                    return;
                }
            }

            left[depth]--;
            var children = SkipHeaderOrValue(ref reader);
            if (children > 0)
            {
                if (reader.Depth + depth >= MaxDepth)
                {
                    throw TooDeep();
                }

                left[++depth] = children;
            }
        }
    }

    /// <summary>Refuses what has been written where it could not be read again, before anybody waits for it.</summary>
    /// <param name="written">One value.</param>
    /// <exception cref="RemoteSerializationException">The nesting is deeper than <see cref="MaxDepth"/>.</exception>
    internal static void RequireReadable(PooledBuffer written)
    {
        var reader = new MessagePackReader(written.Memory);
        Skip(ref reader);
    }

    /// <summary>Says how many elements to reserve room for before any has arrived.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="count">How many are announced.</param>
    /// <returns>The announced number, or less.</returns>
    public static int Reserve<T>(int count)
    {
        var size = Unsafe.SizeOf<T>();

        // Small values cannot hold further arrays, so at most one such reservation is ever left unfilled.
        return size <= SmallElement && !RuntimeHelpers.IsReferenceOrContainsReferences<T>()
            ? count
            : Math.Min(count, Math.Max(1, MaxReservedBytes / size));
    }

    /// <summary>Refuses arguments among which one is missing that has no default value.</summary>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <exception cref="RemoteSerializationException">It is not there.</exception>
    public static void NeedArgument(bool isThere, string method, string parameter)
    {
        if (!isThere)
        {
            throw new RemoteSerializationException(
                $"The argument '{parameter}' of {method} is missing, and the parameter has no default value. The caller was built from " +
                "an older version of the contract: give parameters that are added later a default value.");
        }
    }

    /// <summary>Passes over so many values.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="count">How many; less than one: none.</param>
    public static void Skip(ref MessagePackReader reader, int count)
    {
        for (; count > 0; count--)
        {
            Skip(ref reader);
        }
    }

    /// <summary>Passes over elements that only a newer version of the contract knows, and goes one level up again.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="surplus">How many there are; less than one: none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LeaveArray(ref MessagePackReader reader, int surplus)
    {
        if (surplus > 0)
        {
            Skip(ref reader, surplus);
        }

        Leave(ref reader);
    }

    /// <summary>Nil was found where a value type stands.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The exception to throw.</returns>
    public static RemoteSerializationException UnexpectedNil(string type) =>
        new($"Found nil where a value of {type} was expected, which cannot be null.");

    /// <summary>Nil was found where the nullable annotations allow none.</summary>
    /// <returns>The exception to throw.</returns>
    public static RemoteSerializationException UnexpectedNull() =>
        new("Found nil where null may not be.");

    /// <summary>The type of a value is no case of its union.</summary>
    /// <param name="union">The union.</param>
    /// <param name="type">The value's type.</param>
    /// <returns>The exception to throw.</returns>
    public static RemoteSerializationException UnknownCase(string union, Type type) =>
        new($"'{type}' is no case of the union {union}: list it there with [Union].");

    /// <summary>A number that was read stands for no case of a union.</summary>
    /// <param name="union">The union.</param>
    /// <param name="key">The number.</param>
    /// <returns>The exception to throw.</returns>
    public static RemoteSerializationException UnknownCase(string union, int key) =>
        new($"The union {union} has no case {key}. The other side was built from a version of it that has.");

    /// <summary>A member is missing that the type requires.</summary>
    /// <param name="type">The type.</param>
    /// <param name="member">Its member.</param>
    /// <returns>The exception to throw.</returns>
    public static RemoteSerializationException MissingMember(string type, string member)
    {
        var exception = new RemoteSerializationException(
            $"The member '{member}' of {type}, which must be there, is missing. The other side was built from a version of the type without it.");
        _ = RemotePath.Passes(exception, member);
        return exception;
    }

    private static void Enter(ref MessagePackReader reader)
    {
        if (reader.Depth >= MaxDepth)
        {
            throw TooDeep();
        }

        reader.Depth++;
    }

    private static RemoteSerializationException TooDeep() =>
        new($"The value is nested more than {MaxDepth} levels deep. Flatten it: a tree as a list of its nodes, for example.");

    private static long SkipHeaderOrValue(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Array:
                return reader.ReadArrayHeader();
            case MessagePackType.Map:
                return 2L * reader.ReadMapHeader();
            default:
                reader.Skip();
                return 0;
        }
    }
}
