using Arthropod.Remote.Generators.Contracts;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>The quick way of naming types gives what Roslyn's own formats give.</summary>
public sealed class Types_are_named_as_by_the_compiler_Tests
{
    [Theory]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("object?")]
    [InlineData("dynamic")]
    [InlineData("List<dynamic?>")]
    [InlineData("nint")]
    [InlineData("DayOfWeek?")]
    [InlineData("int[]")]
    [InlineData("string?[]?")]
    [InlineData("string?[,]?[][]")]
    [InlineData("List<string>")]
    [InlineData("List<string?>?")]
    [InlineData("List<int?>")]
    [InlineData("Dictionary<string, List<Guid?>?>")]
    [InlineData("IReadOnlyDictionary<string?, (int A, string? B)>?")]
    [InlineData("(int, string?)")]
    [InlineData("(int A, List<string?> B)?")]
    [InlineData("ValueTuple<int>")]
    [InlineData("Task<Top?>")]
    [InlineData("Top")]
    [InlineData("@class.@event")]
    [InlineData("@class.@event?")]
    [InlineData("@class.@event.@int<string?>.Deep?")]
    [InlineData("@class.@new<@class.@event?>")]
    [InlineData("List<@class.@event.@int<int>>")]
    [InlineData("Größe.Länge<Größe.Breite?>")]
    [InlineData("int*")]
    [InlineData("delegate*<int, string?, void>")]
    [InlineData("T")]
    [InlineData("List<T?>")]
    [InlineData("Unknown")]
    [InlineData("List<Unknown?>")]
    public void Whatever_they_are(string type)
    {
        var compilation = Source.Compile($$"""
            using @class;
            public class Top { }
            namespace @class
            {
                public class @event { public class @int<T> { public class Deep { } } }
                public class @new<T> { }
            }
            namespace Größe { public class Länge<T> { } public class Breite { } }
            public unsafe class Place<T> { public {{type}} Here = default!; }
            """);
        var field = (IFieldSymbol)compilation.GetTypeByMetadataName("Place`1")!.GetMembers("Here").Single();
        var roslyn = SymbolDisplayFormat.FullyQualifiedFormat;

        Assert.Equal(
            field.Type.ToDisplayString(roslyn.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
            Names.Type.Of(field.Type));
        Assert.Equal(
            field.Type.ToDisplayString(roslyn.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
            Names.Signature.Of(field.Type));
    }
}
