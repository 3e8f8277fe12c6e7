namespace Arthropod.Remote.Tests.Serialization;

/// <summary>What the nullable annotations promise holds for what was decoded; an error says where.</summary>
public sealed class Null_is_refused_where_it_may_not_be_Tests
{
    private static readonly object Line = new { Sku = "a", Tags = new[] { "x" } };

    [Fact]
    public async Task In_a_member_deep_inside()
    {
        var order = new { Customer = "c", Lines = new[] { Line, Line, new { Sku = "b", Tags = new[] { "x", null } } } };

        Assert.StartsWith("'order.Lines[2].Tags[1]' could not be read.", await ErrorAsync<INullable.Order>((orders, value) => orders.Place(value), order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_required_member() => Assert.StartsWith(
        "'order.Lines[1].Sku' could not be read. Found nil",
        await ErrorAsync<INullable.Order>((orders, value) => orders.Place(value), new { Customer = "c", Lines = new[] { Line, new { Sku = (string?)null } } }),
        StringComparison.Ordinal);

    [Fact]
    public async Task And_a_required_member_has_to_come() => Assert.StartsWith(
        "'order.Lines[1].Sku' could not be read. The member 'Sku'",
        await ErrorAsync<INullable.Order>((orders, value) => orders.Place(value), new { Customer = "c", Lines = new[] { Line, new { Count = 3 } } }),
        StringComparison.Ordinal);

    [Fact]
    public async Task And_so_has_a_constructor_parameter_that_takes_no_null() => Assert.StartsWith(
        "'order.Customer' could not be read. The member 'Customer'",
        await ErrorAsync<INullable.Order>((orders, value) => orders.Place(value), new { Lines = new[] { Line } }),
        StringComparison.Ordinal);

    [Fact]
    public async Task As_an_argument() => Assert.StartsWith(
        "'text' could not be read. Found nil", await ErrorAsync<string>((orders, value) => orders.Text(value), null), StringComparison.Ordinal);

    [Fact]
    public async Task As_an_element() => Assert.StartsWith(
        "'texts[1]' could not be read. Found nil", await ErrorAsync<List<string>>((orders, value) => orders.Texts(value), new[] { "a", null }), StringComparison.Ordinal);

    [Fact]
    public async Task As_a_collection() => Assert.StartsWith(
        "'texts' could not be read. Found nil", await ErrorAsync<List<string>>((orders, value) => orders.Texts(value), null), StringComparison.Ordinal);

    [Fact]
    public async Task As_a_value_of_a_dictionary() => Assert.StartsWith(
        "'map[\"k\"][0]' could not be read. Found nil",
        await ErrorAsync<Dictionary<string, string[]>>((orders, value) => orders.Map(value), new Dictionary<string, string?[]> { ["k"] = [null] }),
        StringComparison.Ordinal);

    [Fact]
    public async Task In_a_tuple() => Assert.StartsWith(
        "'pair.Item1' could not be read. Found nil", await ErrorAsync<(string, string?)>((orders, value) => orders.Pair(value), ((string?)null, "x")), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_generic_type_that_says_so() => Assert.StartsWith(
        "'box.Value' could not be read. Found nil", await ErrorAsync<INullable.Box<string>>((orders, value) => orders.Full(value), new { Value = (string?)null }), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_type_with_numbers_for_keys()
    {
        byte[] numbered = [0x93, 0xA1, (byte)'n', 0xC0, 0x91, 0x81, 0xA3, .. "Sku"u8, 0xC0];

        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<INullable>.ReadAsync<INullable.Numbered>((orders, value) => orders.Number(value), numbered));

        Assert.StartsWith("'numbered.Lines[0].Sku' could not be read. Found nil", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task But_not_where_it_may()
    {
        Assert.Null((await Echo<INullable>.ReadAsync<string?[]>((orders, value) => orders.Holes(value), new[] { "a", null }))[1]);
        Assert.Null((await Echo<INullable>.ReadAsync<INullable.Box<string?>>((orders, value) => orders.Empty(value), new { Value = (string?)null })).Value);
        Assert.Null((await Echo<INullable>.ReadAsync<(string, string?)>((orders, value) => orders.Pair(value), ("x", (string?)null))).Item2);
        Assert.Null((await Echo<INullable>.ReadAsync<INullable.Order>((orders, value) => orders.Place(value), new { Customer = "c", Lines = Array.Empty<int>(), Note = (string?)null })).Note);
    }

    [Fact]
    public async Task But_not_in_code_that_promises_nothing() => Assert.Null(
        (await Echo<INullable>.ReadAsync<List<string>>((orders, value) => orders.Oblivious(value), new[] { "a", null }))[1]);

    [Fact]
    public async Task But_not_where_an_attribute_allows_it()
    {
        var value = await Echo<INullable>.ReadAsync<INullable.Tolerant>(
            (orders, tolerant) => orders.Tolerate(tolerant), new { First = (string?)null, Second = (string?)null, Third = (string?)null });

        Assert.Equal(("first", "second", null), (value.First, value.Second, value.Third));
    }

    [Fact]
    public async Task And_what_does_not_come_keeps_what_it_was_given()
    {
        var kept = await Echo<INullable>.ReadAsync<INullable.Kept>((orders, value) => orders.Keep(value), new Dictionary<string, int>());
        var order = await Echo<INullable>.ReadAsync<INullable.Order>((orders, value) => orders.Place(value), new { Customer = "c", Lines = new[] { new { Sku = "s" } } });

        Assert.Equal(("kept", "kept too"), (kept.Text, kept.Init));
        Assert.Equal("EUR", order.Currency);
        Assert.Equal(["none"], order.Lines[0].Tags);
    }

    [Fact]
    public async Task And_of_a_wrong_type_the_place_is_said_too() => Assert.StartsWith(
        "'order.Lines[0].Count' could not be read.",
        await ErrorAsync<INullable.Order>((orders, value) => orders.Place(value), new { Customer = "c", Lines = new[] { new { Sku = "a", Count = "three" } } }),
        StringComparison.Ordinal);

    private static Task<string> ErrorAsync<T>(Func<INullable, T, Task<T>> call, object? value) => Echo<INullable>.ErrorAsync(call, value);
}
