using Arthropod.Remote.Serialization;
using Arthropod.Remote.Serialization.Formatters;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>What is written and read in runs, or makes room as it arrives, is the same as if it went one by one.</summary>
public sealed class Many_elements_at_once_Tests
{
    private const int Long = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(Long)]
    public Task Doubles(int count) => Echo<IMoreShapes>.SameAsync<double[]?>((shapes, value) => shapes.DoubleArrays(value), [[.. Some(count)]]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(Long)]
    public Task Singles(int count) => Echo<IMoreShapes>.SameAsync<List<float>>((shapes, value) => shapes.FloatLists(value), [[.. Some(count).Select(value => (float)value)]]);

    [Fact]
    public Task Values_that_are_no_numbers_keep_their_bits() => Echo<IMoreShapes>.SameAsync<double[]?>(
        (shapes, value) => shapes.DoubleArrays(value),
        [[double.NaN, BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0001), -0.0, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon]]);

    [Fact]
    public async Task Numbers_that_a_stranger_wrote_shorter_are_read_wherever_they_stand()
    {
        object[] mixed = [1.5, 2.5f, 3.5, 7, -200, 70_000u, long.MaxValue, 4.5];

        var doubles = await Echo<IMoreShapes>.ReadAsync<double[]?>((shapes, value) => shapes.DoubleArrays(value), mixed);
        var singles = await Echo<IMoreShapes>.ReadAsync<List<float>>((shapes, value) => shapes.FloatLists(value), mixed);

        Assert.Equal([1.5, 2.5, 3.5, 7, -200, 70_000, long.MaxValue, 4.5], doubles!);
        Assert.Equal([1.5f, 2.5f, 3.5f, 7, -200, 70_000, long.MaxValue, 4.5f], singles);
    }

    [Fact]
    public async Task What_is_no_number_is_an_error_that_says_where() => Assert.StartsWith(
        "'value[2]' could not be read.",
        await Echo<IMoreShapes>.ErrorAsync<double[]?>((shapes, value) => shapes.DoubleArrays(value), new object[] { 1.5, 2.5, "three", 4.5 }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Fewer_bytes_than_the_numbers_need_are_an_error_that_says_where()
    {
        byte[] cut = [.. MessagePackSerializer.Serialize(Some(3)).AsSpan()[..^1]];

        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<double[]?>((shapes, value) => shapes.DoubleArrays(value), cut));

        Assert.StartsWith("'value[2]' could not be read.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubles_are_read_across_pieces_of_memory()
    {
        var expected = Some(40);
        var bytes = MessagePackSerializer.Serialize(expected);
        for (var piece = 1; piece <= 30; piece++)
        {
            var reader = new MessagePackReader(Pieces.Of<byte>(bytes, piece));

            Assert.Equal(expected, ArrayFormatter<double, DoubleFormatter>.Read(ref reader));
            Assert.True(reader.End);
        }
    }

    [Fact]
    public void What_follows_the_doubles_is_left_for_others()
    {
        byte[] bytes = [.. MessagePackSerializer.Serialize(Some(3)), .. MessagePackSerializer.Serialize(4.5)];
        var reader = new MessagePackReader(bytes);

        Assert.Equal(Some(3), ArrayFormatter<double, DoubleFormatter>.Read(ref reader));
        Assert.Equal(4.5, reader.ReadDouble());
    }

    [Fact]
    public async Task Texts_beyond_what_is_reserved_in_advance()
    {
        string?[] texts = [.. Enumerable.Range(0, Long).Select(i => i % 3 == 0 ? null : $"{i}")];
        Assert.True(RemoteReader.Reserve<string>(Long) < Long / 2);

        var list = await Echo<INullable>.ReadAsync<List<string>>((shapes, value) => shapes.Oblivious(value), texts);
        var array = await Echo<INullable>.ReadAsync<string?[]>((shapes, value) => shapes.Holes(value), texts);

        Assert.Equal(texts, list);
        Assert.Equal(texts, array);
    }

    [Fact]
    public async Task The_path_counts_the_elements_that_came_before_more_room_was_made()
    {
        var texts = Enumerable.Repeat("x", Long).ToArray<string?>();
        texts[Long - 1] = null;

        Assert.StartsWith(
            $"'texts[{Long - 1}]' could not be read.",
            await Echo<INullable>.ErrorAsync<List<string>>((shapes, value) => shapes.Texts(value), texts),
            StringComparison.Ordinal);
    }

    private static double[] Some(int count) => [.. Enumerable.Range(0, count).Select(i => (i - 3) * 0.37)];
}
