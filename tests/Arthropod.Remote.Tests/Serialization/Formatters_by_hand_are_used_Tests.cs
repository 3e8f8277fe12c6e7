using System.Net;

namespace Arthropod.Remote.Tests.Serialization;

public sealed class Formatters_by_hand_are_used_Tests
{
    [Fact]
    public async Task For_a_type_of_somebody_elses()
    {
        var (bytes, back) = await Echo<ICustom>.SendAsync<List<IPAddress?>>((custom, value) => custom.Addresses(value), [IPAddress.Loopback, null]);

        Assert.Equal("92C4047F000001C0", Convert.ToHexString(bytes));
        Assert.Equal([IPAddress.Loopback, null], back);
    }

    [Fact]
    public async Task And_null_is_refused_as_it_is_elsewhere() => Assert.StartsWith(
        "'address' could not be read. Found nil",
        await Echo<ICustom>.ErrorAsync<IPAddress>((custom, value) => custom.Address(value), null),
        StringComparison.Ordinal);

    [Fact]
    public async Task For_a_generic_type()
    {
        var (bytes, back) = await Echo<ICustom>.SendAsync((custom, value) => custom.Between(value), new ICustom.Interval<int>(1, 2));

        Assert.Equal([0xA4, .. "1..2"u8], bytes);
        Assert.Equal(new(1, 2), back);
    }

    [Fact]
    public async Task For_a_type_that_names_its_own()
    {
        var (bytes, back) = await Echo<ICustom>.SendAsync((custom, value) => custom.Mark(value), new ICustom.Marked(7));

        Assert.Equal([7], bytes);
        Assert.Equal(new(7), back);
    }

    [Fact]
    public Task For_a_member_with_the_bytes_of_its_MessagePack_formatter() =>
        Echo<ICustom>.SameAsync<ICustom.Holder>((custom, value) => custom.Hold(value), [new() { Hex = 255, Plain = 255 }]);

    [Fact]
    public Task For_a_type_with_the_bytes_of_its_MessagePack_formatter() =>
        Echo<ICustom>.SameAsync<ICustom.Money>((custom, value) => custom.Pay(value), [new(1.50m, "EUR")]);

    [Fact]
    public Task For_a_type_that_a_resolver_knows() =>
        Echo<ICustom>.SameAsync<ICustom.Resolved>((custom, value) => custom.Resolve(value), [new(5)]);
}
