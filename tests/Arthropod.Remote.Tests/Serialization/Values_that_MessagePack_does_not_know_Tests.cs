using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types that the library has no encoding for: what we send is what docs/wire-protocol.md says.</summary>
public sealed class Values_that_MessagePack_does_not_know_Tests
{
    private const string Json = """{"text":"gr\u00f6\u00dfe","null":null,"flags":[true,false],"int":-3,"large":18446744073709551615,"float":1.5,"deep":{"empty":{},"list":[[]]}}""";

    [Fact]
    public async Task Frozen_sets_are_arrays()
    {
        var (bytes, back) = await Echo<IMoreShapes>.SendAsync<FrozenSet<int>?>((shapes, value) => shapes.FrozenSets(value), new[] { 5 }.ToFrozenSet());

        Assert.Equal("9105", Convert.ToHexString(bytes));
        Assert.Equal([5], back!);
    }

    [Fact]
    public async Task Frozen_dictionaries_are_maps()
    {
        var (bytes, back) = await Echo<IMoreShapes>.SendAsync<FrozenDictionary<string, int>?>(
            (shapes, value) => shapes.FrozenDictionaries(value), new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary());

        Assert.Equal("81A16101", Convert.ToHexString(bytes));
        Assert.Equal(1, back!["a"]);
    }

    [Theory]
    [InlineData("0", "C40100")]
    [InlineData("-1", "C401FF")]
    [InlineData("170141183460469231731687303715884105727", "C410FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    public async Task Wide_integers_are_little_endian_bytes(string number, string expected)
    {
        var value = Int128.Parse(number, null);

        var (bytes, back) = await Echo<IMoreShapes>.SendAsync((shapes, wide) => shapes.Wide(wide), value);

        Assert.Equal(expected, Convert.ToHexString(bytes));
        Assert.Equal(value, back);
    }

    [Fact]
    public async Task A_wide_integer_that_is_too_wide_is_an_error()
    {
        var (_, largest) = await Echo<IMoreShapes>.SendAsync((shapes, wide) => shapes.UnsignedWide(wide), UInt128.MaxValue);

        Assert.Equal(UInt128.MaxValue, largest);
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<UInt128>((shapes, wide) => shapes.UnsignedWide(wide), 0xC4, 1, 0xFF));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<Int128>((shapes, wide) => shapes.Wide(wide), [0xC4, 17, .. new byte[16], 1]));
    }

    [Fact]
    public async Task Json_is_the_MessagePack_that_says_the_same()
    {
        using var document = JsonDocument.Parse(Json);
        var expected = MessagePackSerializer.ConvertFromJson(Json);

        var element = await Echo<IMoreShapes>.SendAsync<JsonElement>((shapes, value) => shapes.Elements(value), document.RootElement);
        var whole = await Echo<IMoreShapes>.SendAsync<JsonDocument?>((shapes, value) => shapes.Documents(value), document);
        var node = await Echo<IMoreShapes>.SendAsync<JsonNode?>((shapes, value) => shapes.Nodes(value), JsonNode.Parse(Json));

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(element.Bytes));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(whole.Bytes));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(node.Bytes));
        Assert.True(JsonElement.DeepEquals(document.RootElement, element.Back));
        Assert.True(JsonElement.DeepEquals(document.RootElement, whole.Back!.RootElement));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), node.Back));
    }

    [Fact]
    public async Task Json_values_hold_whatever_they_were_made_of()
    {
        var made = new JsonArray(1, 2.5, "x", true, null, JsonValue.Create(Guid.Empty), JsonValue.Create(1.25m), JsonValue.Create('c'));

        var (_, back) = await Echo<IMoreShapes>.SendAsync<JsonArray?>((shapes, value) => shapes.Arrays(value), made);

        Assert.Equal(made.ToJsonString(), back!.ToJsonString());
    }

    [Fact]
    public async Task Null_is_the_null_of_json()
    {
        Assert.Equal(JsonValueKind.Null, (await Echo<IMoreShapes>.SendAsync<JsonElement>((shapes, value) => shapes.Elements(value), default)).Back.ValueKind);
        Assert.Null((await Echo<IMoreShapes>.SendAsync<JsonNode?>((shapes, value) => shapes.Nodes(value), null)).Back);
        Assert.Null((await Echo<IMoreShapes>.SendAsync<JsonObject?>((shapes, value) => shapes.Objects(value), null)).Back);
    }

    [Fact]
    public async Task What_is_no_json_is_an_error_that_says_where()
    {
        byte[] binary = [0x81, 0xA1, (byte)'a', 0x92, 1, 0xC4, 1, 7];

        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<JsonNode?>((shapes, value) => shapes.Nodes(value), binary));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<JsonElement>((shapes, value) => shapes.Elements(value), binary));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<JsonValue?>((shapes, value) => shapes.Values(value), 0x80));
        await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IMoreShapes>.ReadAsync<JsonNode?>((shapes, value) => shapes.Nodes(value), [.. Enumerable.Repeat((byte)0x91, 100_000), 1]));

        Assert.StartsWith("'value.a[1]' could not be read.", error.Message, StringComparison.Ordinal);
    }
}
