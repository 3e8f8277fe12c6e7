using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Arthropod.Remote.Serialization;
using MessagePack;
using MessagePack.Formatters;

namespace Arthropod.Remote.Benchmarks.Micro;

/// <summary>A payload, and the two formatters that write the same bytes for it.</summary>
internal abstract class Contest(string name)
{
    /// <summary>Long beside the clock's resolution, short beside what the scheduler gives to others.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(2);

    public string Name { get; } = name;

    public abstract int Bytes { get; }

    protected abstract Action<int> OursEncoding { get; }

    protected abstract Action<int> LibraryEncoding { get; }

    protected abstract Action<int> OursDecoding { get; }

    protected abstract Action<int> LibraryDecoding { get; }

    /// <summary>The two directions, each with what ours and what the library's formatter does so many times.</summary>
    public IEnumerable<(string Direction, Action<int> Ours, Action<int> Library)> Directions =>
        [("encode", OursEncoding, LibraryEncoding), ("decode", OursDecoding, LibraryDecoding)];

    public static Contest Of<T, TFormatter>(string name, T value, MessagePackSerializerOptions library)
        where TFormatter : IRemoteFormatter<T> =>
        new Typed<T, TFormatter>(name, value, library);

    /// <summary>How often to repeat something for it to take as long as a slice.</summary>
    public static int Repetitions(Action<int> work)
    {
        for (var count = 16; ; count *= 2)
        {
            var started = Stopwatch.GetTimestamp();
            work(count);
            if (Stopwatch.GetElapsedTime(started) > Slice)
            {
                return count;
            }
        }
    }

    private sealed class Typed<T, TFormatter> : Contest
        where TFormatter : IRemoteFormatter<T>
    {
        private readonly T _value;
        private readonly MessagePackSerializerOptions _options;
        private readonly IMessagePackFormatter<T> _library;
        private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
        private readonly byte[] _encoded;

        public Typed(string name, T value, MessagePackSerializerOptions options)
            : base(name)
        {
            _value = value;
            _options = options;
            _library = options.Resolver.GetFormatterWithVerify<T>();
            EncodeWithLibrary(1);
            _encoded = _buffer.WrittenSpan.ToArray();
            Encode(1);
            if (!_buffer.WrittenSpan.SequenceEqual(_encoded))
            {
                throw new InvalidOperationException(
                    $"{name} is encoded as {Convert.ToHexString(_buffer.WrittenSpan)}, and by the library as {Convert.ToHexString(_encoded)}.");
            }
        }

        public override int Bytes => _encoded.Length;

        protected override Action<int> OursEncoding => Encode;

        protected override Action<int> LibraryEncoding => EncodeWithLibrary;

        protected override Action<int> OursDecoding => Decode;

        protected override Action<int> LibraryDecoding => DecodeWithLibrary;

        // The first that are timed would become part of whoever times them, ours or the library's as the compiler's profile has it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Encode(int count)
        {
            for (var i = 0; i < count; i++)
            {
                _buffer.ResetWrittenCount();
                var writer = new MessagePackWriter(_buffer);
                TFormatter.Write(ref writer, _value);
                writer.Flush();
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void EncodeWithLibrary(int count)
        {
            for (var i = 0; i < count; i++)
            {
                _buffer.ResetWrittenCount();
                var writer = new MessagePackWriter(_buffer);
                _library.Serialize(ref writer, _value, _options);
                writer.Flush();
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Decode(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var reader = new MessagePackReader(_encoded);
                _ = TFormatter.Read(ref reader);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void DecodeWithLibrary(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var reader = new MessagePackReader(_encoded);
                _ = _library.Deserialize(ref reader, _options);
            }
        }
    }
}
