namespace Arthropod.Remote.Tests.Serialization;

/// <summary>
/// To the library a property and one that overrides it are two, each with attributes of its own: its bytes are ours, and
/// each side reads the other's.
/// </summary>
public sealed class Overridden_members_travel_as_in_MessagePack_Tests
{
    [Fact]
    public async Task An_override_that_is_ignored_leaves_the_key_of_its_base()
    {
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.Ignore(value), [new IOverriding.Ignoring { P = 7, Q = 9 }]);

        var (bytes, back) = await Echo<IOverriding>.SendAsync((overriding, value) => overriding.Ignore(value), new IOverriding.Ignoring { P = 7, Q = 9 });
        Assert.Equal("9307C009", Convert.ToHexString(bytes));
        Assert.Equal(7, back.P);
    }

    [Fact]
    public async Task What_an_ignored_member_hides_travels()
    {
        var value = new IOverriding.Hiding { P = 1, Q = 9 };
        ((IOverriding.Keyed)value).P = 7;
        await Echo<IOverriding>.SameAsync((overriding, hiding) => overriding.Hide(hiding), [value]);

        var (_, back) = await Echo<IOverriding>.SendAsync((overriding, hiding) => overriding.Hide(hiding), value);
        Assert.Equal((0, 7), (back.P, ((IOverriding.Keyed)back).P));
    }

    [Fact]
    public Task An_override_of_an_ignored_member_travels() => Echo<IOverriding>.SameAsync(
        (overriding, value) => overriding.Send(value), [new IOverriding.Sending { P = 7, Q = 9 }]);

    [Fact]
    public async Task An_override_with_a_key_of_its_own_travels_under_both()
    {
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.Rekey(value), [new IOverriding.Rekeyed { P = 7, Q = 9 }]);
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.RekeyByName(value), [new IOverriding.RekeyedByName { P = 7, Q = 9, R = 8 }]);
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.RekeyRequired(value), [new IOverriding.RekeyedRequired { P = 7, Q = 9 }]);
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.Compute(value), [new IOverriding.Computing { Q = 9 }]);

        var (bytes, back) = await Echo<IOverriding>.SendAsync((overriding, value) => overriding.Rekey(value), new IOverriding.Rekeyed { P = 7, Q = 9 });
        var either = await Echo<IOverriding>.ReadAsync<IOverriding.Rekeyed>((overriding, value) => overriding.Rekey(value), [0x91, 5]);
        Assert.Equal("93070709", Convert.ToHexString(bytes));
        Assert.Equal((7, 5), (back.P, either.P));
    }

    [Fact]
    public async Task An_override_with_the_key_of_its_base_is_one_member()
    {
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.Repeat(value), [new IOverriding.Same { P = 7, Q = 9 }]);
        await Echo<IOverriding>.SameAsync((overriding, value) => overriding.ContractAgain(value), [new IOverriding.ContractedAgain { P = 7, Q = 9 }]);

        IOverriding.Keyed half = new IOverriding.HalfOverridden { Q = 9 };
        half.P = 7;
        var (_, back) = await Echo<IOverriding>.SendAsync((overriding, value) => overriding.Half(value), (IOverriding.HalfOverridden)half);
        Assert.Equal(7, back.P);
    }

    [Fact]
    public Task An_override_that_a_data_contract_does_not_name_leaves_the_member_of_its_base() => Echo<IOverriding>.SameAsync(
        (overriding, value) => overriding.Contract(value), [new IOverriding.Contracted { P = 7, Q = 9, R = 8 }]);
}
