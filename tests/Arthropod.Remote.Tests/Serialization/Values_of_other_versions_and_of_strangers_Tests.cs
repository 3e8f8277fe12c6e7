using System.Collections.Concurrent;
using System.Text;
using Arthropod.Remote.Serialization;
using MessagePack;
using static Arthropod.Remote.Tests.Serialization.ShapesProxy;

namespace Arthropod.Remote.Tests.Serialization;

public sealed class Values_of_other_versions_and_of_strangers_Tests
{
    private const byte EmptyMap = 0x80;
    private const byte ArrayOfOne = 0x91;
    private const byte Nil = 0xC0;

    [Fact]
    public async Task Members_that_are_missing_keep_what_their_initializers_give()
    {
        var value = (await ReadAsync<Shapes.Defaults?>((shapes, v) => shapes.Defaults(v), EmptyMap))!;

        Assert.Equal((5, "b", 7, "d"), (value.A, value.B, value.C, value.D));
    }

    [Fact]
    public async Task One_member_that_is_missing_leaves_the_others_as_they_were_sent()
    {
        var value = (await ReadAsync<Shapes.Defaults?>((shapes, v) => shapes.Defaults(v), [0x82, 0xA1, (byte)'D', 0xA1, (byte)'x', 0xA1, (byte)'A', 9]))!;

        Assert.Equal((9, "b", 7, "x"), (value.A, value.B, value.C, value.D));
    }

    [Fact]
    public async Task Constructor_parameters_that_are_missing_take_their_defaults()
    {
        var value = (await ReadAsync<Shapes.ConstructorDefaults?>((shapes, v) => shapes.ConstructorDefaults(v), EmptyMap))!;

        Assert.Equal((5, "x", Shapes.Colour.Green, -1.5), (value.A, value.B, value.C, value.D));
        Assert.Equal((2.50m, 3, null), (value.E, value.F, value.G));
    }

    [Fact]
    public async Task A_required_member_that_is_missing_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<Shapes.Required?>((shapes, v) => shapes.ClassRequired(v), EmptyMap));

        Assert.Contains("'A'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Required", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_members_are_skipped_however_they_are_nested()
    {
        byte[] nested = [0x82, 0xA1, (byte)'Z', 0x92, ArrayOfOne, EmptyMap, 0x81, Nil, 0x93, 1, 2, 3, 0xA1, (byte)'A', 9];

        var value = (await ReadAsync<Shapes.Plain?>((shapes, v) => shapes.ClassPlain(v), nested))!;

        Assert.Equal(9, value.A);
    }

    [Fact]
    public void Members_that_are_only_set_are_read()
    {
        byte[] bytes = [0x82, 0xA1, (byte)'A', 3, 0xA1, (byte)'B', 4];
        var reader = new MessagePackReader(bytes);

        var value = Arthropod.Remote.Generated.Arthropod_Remote_Tests
            .Arthropod_Remote_Tests_Serialization_Shapes_OneWayMembersFormatter.Read(ref reader);

        Assert.Equal(7, value.Sum());
    }

    [Fact]
    public async Task Nil_for_a_struct_is_an_error_that_names_the_struct()
    {
        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<Shapes.Mixed>((shapes, v) => shapes.StructMixed(v), Nil));

        Assert.Contains("Mixed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_nested_arrays_in_an_unknown_member_are_refused_and_end_no_process()
    {
        byte[] bomb = [0x81, 0xA1, (byte)'Z', .. Enumerable.Repeat(ArrayOfOne, 1_000_000), Nil];

        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<Shapes.Plain?>((shapes, v) => shapes.ClassPlain(v), bomb));

        Assert.Contains("64 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recursive_type_is_read_down_to_64_levels_and_no_further()
    {
        // The array of the arguments is the first level, and that of the children the last.
        var deepest = RemoteReader.MaxDepth - 2;

        Assert.NotNull(await ReadAsync<Shapes.Recursive?>((shapes, v) => shapes.Deep(v), Chain(deepest)));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<Shapes.Recursive?>((shapes, v) => shapes.Deep(v), Chain(deepest + 1)));
    }

    [Fact]
    public async Task A_circle_of_objects_is_an_error_and_ends_no_process()
    {
        var circle = new Shapes.Recursive("a", null, []);
        circle.Children.Add(circle);

        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Arthropod.Remote.Invocation.RemoteContracts.Get<IShapes>().CreateProxy(new EchoCaller(new EchoShapes())).Deep(circle));
    }

    [Theory]
    [InlineData(new byte[] { 0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 1 })]
    [InlineData(new byte[] { 0xDC, 0xFF, 0xFF, 1 })]
    public async Task A_count_beyond_the_end_of_the_message_reserves_nothing(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync<List<string?>?>((shapes, v) => shapes.Lists(v), bytes));
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync<int[]?>((shapes, v) => shapes.IntArrays(v), bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public async Task Nested_counts_that_lie_reserve_little_at_each_level()
    {
        // Each level claims all that is left, which is true of its bytes and false of its elements.
        var bytes = new List<byte>();
        for (var level = 0; level < RemoteReader.MaxDepth / 2; level++)
        {
            bytes.AddRange([0x83, 0xA4, .. "Name"u8, 0xA0, 0xA4, .. "Next"u8, Nil, 0xA8, .. "Children"u8, 0xDD, 0, 0x0F, 0, 0]);
        }

        bytes.AddRange(Enumerable.Repeat(Nil, 0x0F0000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync<Shapes.Recursive?>((shapes, v) => shapes.Deep(v), [.. bytes]));

        // Without the bound it would be 32 times 8 MB; the innermost, whose elements are there, may have its own.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public async Task The_same_key_twice_in_a_dictionary_is_an_error()
    {
        byte[] bytes = [0x82, 0xA1, (byte)'k', 1, 0xA1, (byte)'k', 2];

        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<Dictionary<string, int>?>((shapes, v) => shapes.Dictionaries(v), bytes));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<ConcurrentDictionary<int, int>?>((shapes, v) => shapes.ConcurrentDictionaries(v), [0x82, 7, 1, 7, 2]));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 2)]
    public async Task Lengths_that_do_not_fit_the_elements_are_an_error(int rows, int columns)
    {
        byte[] bytes = [0x93, unchecked((byte)rows), (byte)columns, ArrayOfOne, 7];

        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => ReadAsync<int[,]?>((shapes, v) => shapes.Matrices(v), bytes));
    }

    [Theory]
    [InlineData("6f9619ff8b86d011b42d00c04fc964ff")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff ")]
    [InlineData("")]
    public async Task Other_text_than_a_Guid_is_an_error(string text)
    {
        byte[] bytes = [0xD9, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

        await Assert.ThrowsAsync<RemoteSerializationException>(() => ReadAsync<Guid>((shapes, v) => shapes.Guids(v), bytes));
    }

    private static byte[] Chain(int levels)
    {
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        var messagePack = new MessagePackWriter(writer);
        for (var level = 0; level < levels; level++)
        {
            messagePack.WriteMapHeader(3);
            messagePack.Write("Name");
            messagePack.Write("n");
            messagePack.Write("Children");
            messagePack.WriteArrayHeader(0);
            messagePack.Write("Next");
        }

        messagePack.WriteNil();
        messagePack.Flush();
        return writer.WrittenSpan.ToArray();
    }
}
