using FsCheck;
using FsCheck.Fluent;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Two hundred values of each type, other ones in every run; a failure shows the bytes.</summary>
public sealed class Random_values_have_the_bytes_of_MessagePack_Tests
{
    [Fact]
    public Task Texts() => SameAsync<string?>((shapes, value) => shapes.Strings(value));

    [Fact]
    public Task Longs() => SameAsync<long>((shapes, value) => shapes.Longs(value));

    [Fact]
    public Task Decimals() => SameAsync<decimal>((shapes, value) => shapes.Decimals(value));

    [Fact]
    public Task DateTimes() => SameAsync<DateTime>((shapes, value) => shapes.DateTimes(value));

    [Fact]
    public Task DateTimeOffsets() => SameAsync<DateTimeOffset>((shapes, value) => shapes.DateTimeOffsets(value));

    [Fact]
    public Task Doubles() => SameAsync<double>((shapes, value) => shapes.Doubles(value));

    [Fact]
    public Task Jagged_arrays() => SameAsync<int[][]>((shapes, value) => shapes.Jagged(value)!);

    [Fact]
    public Task Records() => SameAsync<Shapes.Positional>((shapes, value) => shapes.ClassPositional(value)!);

    [Fact]
    public Task Dictionaries() => SameAsync<Dictionary<Guid, List<Shapes.Colour>>>((shapes, value) => shapes.DictionariesByGuid(value)!);

    [Fact]
    public Task Tuples() => SameAsync<(int, string?)>((shapes, value) => shapes.ValueTuples2(value));

    private static async Task SameAsync<T>(Func<IShapes, T, Task<T>> call) =>
        await ShapesProxy.SameAsync(call, [.. ArbMap.Default.GeneratorFor<T>().Sample(200)]);
}
