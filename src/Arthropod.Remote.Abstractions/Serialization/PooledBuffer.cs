using System.Buffers;

namespace Arthropod.Remote.Serialization;

/// <summary>A growing byte buffer from the shared pool. Not thread-safe; after <see cref="Dispose"/> its memory belongs to others.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialCapacity = 512;

    private byte[] _bytes;
    private int _count;

    public PooledBuffer(int capacity = InitialCapacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Count => _count;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _count);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _count);

    /// <summary>What has been written, to be changed in place.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, _count);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _count);
        _count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public void Clear() => _count = 0;

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        _count = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_bytes.Length - _count >= needed)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_count + needed)));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
