using MessagePack;
using MessagePack.Resolvers;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>The rarer attributes: the bytes are the library's, and each side reads the other's.</summary>
public sealed class Attributes_of_MessagePack_are_honoured_Tests
{
    private static readonly MessagePackSerializerOptions AllowPrivate = StandardResolverAllowPrivate.Options;

    [Fact]
    public Task Unions_of_classes() => Echo<IAttributed>.SameAsync<IAttributed.Shape?>(
        (shapes, value) => shapes.Shapes(value), [new IAttributed.Dot { X = 1, Colour = 2 }, new IAttributed.Line { Length = 3 }, null]);

    [Fact]
    public Task Unions_by_interface() => Echo<IAttributed>.SameAsync<IAttributed.IFigure?>(
        (shapes, value) => shapes.Figures(value), [new IAttributed.Round(1), new IAttributed.Square { Side = 2 }, null]);

    [Fact]
    public Task Unions_as_members() => Echo<IAttributed>.SameAsync<IAttributed.Drawing>(
        (shapes, value) => shapes.Drawings(value),
        [new([new IAttributed.Round(1), new IAttributed.Square()], new IAttributed.Dot()), new([], null)]);

    [Fact]
    public async Task Unions_of_unions()
    {
        var (bytes, back) = await Echo<IAttributed>.SendAsync<IAttributed.IOuter>((shapes, value) => shapes.Nested(value), new IAttributed.Seed(5));
        var (_, leaf) = await Echo<IAttributed>.SendAsync<IAttributed.IOuter>((shapes, value) => shapes.Nested(value), new IAttributed.Leaf(6));

        // The library knows no unions of unions.
        Assert.Equal("9200920081A15805", Convert.ToHexString(bytes));
        Assert.Equal(new IAttributed.Seed(5), back);
        Assert.Equal(new IAttributed.Leaf(6), leaf);
    }

    [Fact]
    public async Task A_case_that_is_not_listed_is_an_error_that_names_it()
    {
        var unsent = await Assert.ThrowsAsync<RemoteSerializationException>(() => Echo<IAttributed>.SendAsync<IAttributed.Shape?>(
            (shapes, value) => shapes.Shapes(value), new IAttributed.Spot()));
        var unknown = await Assert.ThrowsAsync<RemoteSerializationException>(() => Echo<IAttributed>.ReadAsync<IAttributed.Drawing>(
            (shapes, value) => shapes.Drawings(value), [0x81, 0xA7, .. "Figures"u8, 0x91, 0x92, 7, 0x80]));

        Assert.Contains("Spot' is no case of the union", unsent.Message, StringComparison.Ordinal);
        Assert.StartsWith("'drawing.Figures[0]' could not be read.", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("has no case 7", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callbacks_are_called_on_both_sides()
    {
        await SameOnceAsync(() => new IAttributed.Told { A = 1 }, (shapes, value) => shapes.Tell(value));
        await SameOnceAsync(() => new IAttributed.ToldByNumber { A = 1 }, (shapes, value) => shapes.TellByNumber(value));
        await SameOnceAsync(() => new IAttributed.ToldStruct { A = 1 }, (shapes, value) => shapes.TellStruct(value));
        await SameOnceAsync(() => new IAttributed.ToldCopy { A = 1 }, (shapes, value) => shapes.TellCopy(value));
    }

    [Fact]
    public async Task Members_with_a_key_are_written_even_if_they_are_only_computed()
    {
        await Echo<IAttributed>.SameAsync<IAttributed.Computed>((shapes, value) => shapes.Compute(value), [new() { X = 2 }]);
        await Echo<IAttributed>.SameAsync<IAttributed.ComputedByName>((shapes, value) => shapes.ComputeByName(value), [new() { X = 2 }]);
    }

    [Fact]
    public async Task Members_with_a_key_travel_whoever_may_see_them()
    {
        await Echo<IAttributed>.SameAsync<IAttributed.Hidden>((shapes, value) => shapes.Hide(value), [IAttributed.Hidden.Of(3, "p")], AllowPrivate);
        await Echo<IAttributed>.SameAsync<IAttributed.HiddenBelow>((shapes, value) => shapes.HideBelow(value), [IAttributed.HiddenBelow.Of(3)], AllowPrivate);
        await Echo<IAttributed>.SameAsync<IAttributed.HiddenStruct>((shapes, value) => shapes.HideStruct(value), [IAttributed.HiddenStruct.Of(3)], AllowPrivate);
        await Echo<IAttributed>.SameAsync<IAttributed.HiddenByContract>((shapes, value) => shapes.HideByContract(value), [IAttributed.HiddenByContract.Of(3)], AllowPrivate);

        var (_, hidden) = await Echo<IAttributed>.SendAsync((shapes, value) => shapes.Hide(value), IAttributed.Hidden.Of(3, "p"));
        var (_, inStruct) = await Echo<IAttributed>.SendAsync((shapes, value) => shapes.HideStruct(value), IAttributed.HiddenStruct.Of(3));
        Assert.Equal((3, "p"), hidden.Reveal());
        Assert.Equal((4, 5), (hidden.PrivatelySet, hidden.Internal));
        Assert.Equal(7, inStruct.Reveal());
    }

    [Fact]
    public async Task Where_StandardResolver_leaves_out_what_is_private()
    {
        var (bytes, _) = await Echo<IAttributed>.SendAsync((shapes, value) => shapes.Hide(value), IAttributed.Hidden.Of(3, "p"));
        var (fields, _) = await Echo<IAttributed>.SendAsync((shapes, value) => shapes.HideStruct(value), IAttributed.HiddenStruct.Of(3));

        Assert.Equal("9403A1700405", Convert.ToHexString(bytes));
        Assert.Equal("93C0C004", Convert.ToHexString(MessagePackSerializer.Serialize(IAttributed.Hidden.Of(3, "p"), StandardResolver.Options)));
        Assert.Equal("920304", Convert.ToHexString(fields));
        Assert.Equal("90", Convert.ToHexString(MessagePackSerializer.Serialize(IAttributed.HiddenStruct.Of(3), StandardResolver.Options)));
    }

    [Fact]
    public async Task A_marked_constructor_is_called_even_if_it_is_private()
    {
        await Echo<IAttributed>.SameAsync<IAttributed.Made>((shapes, value) => shapes.Make(value), [IAttributed.Made.Of(3)], AllowPrivate);
        await Echo<IAttributed>.SameAsync<IAttributed.ByMemberName>((shapes, value) => shapes.Match(value), [new(4)]);
    }

    [Fact]
    public Task Generic_types_with_keys() => Echo<IAttributed>.SameAsync<IAttributed.Generic<int>>(
        (shapes, value) => shapes.Generics(value), [new() { Value = 1, More = [new() { Value = 2 }] }]);

    [Fact]
    public async Task Types_that_lead_back_to_each_other_end_with_a_clear_error_where_objects_do()
    {
        var circle = new IAttributed.Parent();
        circle.Children.Add(new IAttributed.Child { Parent = circle });
        var deep = new IAttributed.Parent();
        for (var level = 0; level < 100; level++)
        {
            deep = new IAttributed.Parent { Children = { new IAttributed.Child { Parent = deep } } };
        }

        await Assert.ThrowsAsync<RemoteSerializationException>(() => Echo<IAttributed>.SendAsync((shapes, value) => shapes.Circle(value), circle));
        var error = await Assert.ThrowsAsync<RemoteSerializationException>(
            () => Echo<IAttributed>.SendAsync((shapes, value) => shapes.Circle(value), deep));

        Assert.Contains("nested more than 64 levels deep", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_without_members_are_empty_arrays_where_keys_are_numbers_and_empty_maps_else()
    {
        await Echo<ISparse>.SameAsync((sparse, value) => sparse.Keyed(value), [new ISparse.Empty()]);
        await Echo<ISparse>.SameAsync((sparse, value) => sparse.Named(value), [new ISparse.EmptyByName()]);
        await Echo<ISparse>.SameAsync((sparse, value) => sparse.Contracted(value), [new ISparse.EmptyContract()]);
        await Echo<ISparse>.SameAsync((sparse, value) => sparse.Nothing(value), [default(ValueTuple)]);

        // What a later version has added is passed over.
        Assert.NotNull(await Echo<ISparse>.ReadAsync<ISparse.Empty>((sparse, value) => sparse.Keyed(value), [0x92, 0x01, 0x91, 0x02]));
    }

    [Fact]
    public async Task Fields_that_are_not_serialized_stay()
    {
        await Echo<ISparse>.SameAsync((sparse, value) => sparse.Some(value), [new ISparse.Partly { Sent = 1, Left = 2 }]);

        var (_, back) = await Echo<ISparse>.SendAsync((sparse, value) => sparse.Some(value), new ISparse.Partly { Sent = 1, Left = 2 });
        Assert.Equal((1, 0), (back.Sent, back.Left));
    }

    [Fact]
    public Task An_override_has_the_key_of_what_it_overrides() => Echo<ISparse>.SameAsync(
        (sparse, value) => sparse.Override(value), [new ISparse.Overriding { A = 1, B = 2 }]);

    // A callback changes the object that is written, so each side gets one of its own.
    private static async Task SameOnceAsync<T>(Func<T> make, Func<IAttributed, T, Task<T>> call)
    {
        var options = ContractlessStandardResolver.Options;
        var echo = new EchoCaller(EchoProxy.Of<IAttributed>());

        await call(Arthropod.Remote.Invocation.RemoteContracts.Get<IAttributed>().CreateProxy(echo), make());

        var expected = MessagePackSerializer.Serialize(make(), options);
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(echo.Arguments.AsSpan(1)));
        var again = MessagePackSerializer.Serialize(MessagePackSerializer.Deserialize<T>(expected, options), options);
        Assert.Equal(Convert.ToHexString(again), Convert.ToHexString(echo.Result));
    }
}
