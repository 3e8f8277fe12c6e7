namespace Arthropod.Remote.Tests.Serialization;

/// <summary>A constructor's parameter may be of any type that takes the member's, as in MessagePack-CSharp.</summary>
public sealed class Constructors_take_more_than_members_are_Tests
{
    [Fact]
    public async Task An_interface_takes_what_implements_it()
    {
        await Echo<ITaking>.SameAsync((taking, value) => taking.Take(value), [new ITaking.Plain([1, 2])]);
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakeKeyed(value), [new ITaking.Keyed([1, 2])]);
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakeNamed(value), [new ITaking.Named([1, 2])]);
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakeObjects(value), [new ITaking.Objects(["a", "b"])]);
    }

    [Fact]
    public async Task An_object_takes_a_number_and_a_tuple_one_with_other_names()
    {
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakeBoxing(value), [new ITaking.Boxing(3)]);
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakePair(value), [new ITaking.Pair((1, 2))]);
    }

    [Fact]
    public async Task The_first_that_fits_is_called_and_not_one_that_fits_better()
    {
        var (_, back) = await Echo<ITaking>.SendAsync((taking, value) => taking.TakeSeveral(value), new ITaking.Several((IEnumerable<int>)[1, 2], 3));

        Assert.Equal(3, back.N);
        await Echo<ITaking>.SameAsync((taking, value) => taking.TakeSeveral(value), [back]);
    }
}
