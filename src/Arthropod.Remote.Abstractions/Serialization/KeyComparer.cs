using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arthropod.Remote.Serialization;

/// <summary>
/// Compares the keys of a hash table whose keys came over the wire. Most types hash in a way that anybody can foresee,
/// so that a message of a megabyte can hold a hundred thousand keys that all fall into one bucket, and filling the table
/// takes minutes. Here the hash depends on a secret of the process. Keys are equal if they are equal without it.
/// </summary>
internal sealed class KeyComparer<T> : IEqualityComparer<T>
{
    // Below this, keys that all collide cost less than reading them.
    private const int SmallTable = 256;

    // What the type itself hashes alike, no secret tells apart: that is bounded instead.
    private const int CollisionsPerKey = 256;

    private long _collisionsLeft;

    private KeyComparer(int count) => _collisionsLeft = (long)count * CollisionsPerKey;

    /// <summary>The comparer for a table of so many keys; <see langword="null"/>: the default one does.</summary>
    public static KeyComparer<T>? For(int count) => count <= SmallTable || DefendsItself ? null : new(count);

    // Tables of text change over to a secret hash when they see collisions; of the others there are too few values.
    private static bool DefendsItself =>
        typeof(T) == typeof(string) || typeof(T) == typeof(bool) || typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte) ||
        typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(char);

    /// <summary>Ends the count of collisions: the table is filled, and from now on its owner's.</summary>
    public void Trust() => _collisionsLeft = long.MaxValue;

    public bool Equals(T? x, T? y)
    {
        if (EqualityComparer<T>.Default.Equals(x, y))
        {
            return true;
        }

        // Tables compare keys only when their whole hash is the same.
        return --_collisionsLeft < 0
            ? throw new RemoteSerializationException($"Too many keys of type {typeof(T)} have the same hash code.")
            : false;
    }

    public int GetHashCode(T obj)
    {
        if (typeof(T) == typeof(long) || typeof(T) == typeof(ulong))
        {
            return Secret(Unsafe.As<T, long>(ref obj));
        }

        if (typeof(T) == typeof(double))
        {
            var number = Unsafe.As<T, double>(ref obj);

            // Zero has two signs, and what is no number has many forms.
            return Secret(number == 0 ? 0 : double.IsNaN(number) ? double.NaN : number);
        }

        if (typeof(T) == typeof(Guid))
        {
            return Secret(Unsafe.As<T, Guid>(ref obj));
        }

        if (typeof(T) == typeof(DateTime))
        {
            return Secret(Unsafe.As<T, DateTime>(ref obj).Ticks);
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            return Secret(Unsafe.As<T, DateTimeOffset>(ref obj).UtcTicks);
        }

        if (typeof(T) == typeof(TimeSpan))
        {
            return Secret(Unsafe.As<T, TimeSpan>(ref obj).Ticks);
        }

        return typeof(T) == typeof(TimeOnly)
            ? Secret(Unsafe.As<T, TimeOnly>(ref obj).Ticks)
            : Secret(EqualityComparer<T>.Default.GetHashCode(obj!));
    }

    // string.GetHashCode is Marvin, keyed at random for each process, and takes any sixteen-bit units.
    private static int Secret<TBits>(TBits bits)
        where TBits : unmanaged =>
        string.GetHashCode(MemoryMarshal.Cast<TBits, char>(new ReadOnlySpan<TBits>(in bits)), StringComparison.Ordinal);
}
