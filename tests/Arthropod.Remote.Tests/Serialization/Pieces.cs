using System.Buffers;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Items that do not lie in one piece of memory.</summary>
internal static class Pieces
{
    /// <summary>The items in pieces of so many.</summary>
    public static ReadOnlySequence<T> Of<T>(ReadOnlyMemory<T> items, int length)
    {
        var first = new Piece<T>(items[..Math.Min(length, items.Length)], 0);
        var last = first;
        for (var start = length; start < items.Length; start += length)
        {
            last = last.Append(items.Slice(start, Math.Min(length, items.Length - start)));
        }

        return new ReadOnlySequence<T>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece<T> : ReadOnlySequenceSegment<T>
    {
        public Piece(ReadOnlyMemory<T> items, long index)
        {
            Memory = items;
            RunningIndex = index;
        }

        public Piece<T> Append(ReadOnlyMemory<T> items)
        {
            var next = new Piece<T>(items, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
