using Arthropod.Remote.Generators.Locking;
using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests.Locking;

/// <summary>Arrays of arrays, and what travels as such, are written as C# writes them.</summary>
public sealed class Arrays_in_the_lock_Tests
{
    [Theory]
    [InlineData("int[][,]", "int[][,]")]
    [InlineData("int[,][]", "int[,][]")]
    [InlineData("int[,]?[]", "int[,]?[]")]
    [InlineData("int[][,]?[,,]?", "int[][,]?[,,]?")]
    [InlineData("List<int[,]>", "int[][,]")]
    [InlineData("List<int?[,][]>?", "int?[][,][]?")]
    [InlineData("Dictionary<string, Box<int[][,]>[]>[,]", "map<string,Box<int[][,]>[]>[,]")]
    [InlineData("Box<int[,,][][,]?[]>", "Box<int[,,][][,]?[]>")]
    [InlineData("ILookup<string, int[]?>", "(string,int[]?[])[]")]
    [InlineData("IGrouping<Box<int>, int[,]>", "(Box<int>,int[][,])")]
    [InlineData("List<(int[][,] A, string?[,] B)>[,]", "(int[][,] A, string?[,] B)[,][]")]
    public void Arrays_of_arrays_are_written_as_in_CSharp_and_read_so(string type, string written)
    {
        var compilation = Source.Compile($$"""public class Box<T> { public T? X { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({{type}} x); }""");
        var model = LockReader.Read(compilation, CancellationToken.None).Lock;

        var argument = model.Contracts[0].Methods[0].Arguments[0].Type;

        Assert.Equal(written, argument);
        Assert.Equal(written, Text(Shape.Parse(argument)!));
        Assert.Equal(model, LockParser.Parse(LockText.Write(model), out _));
    }

    [Fact]
    public void The_outermost_array_is_the_first_that_is_written()
    {
        var shape = Shape.Parse("int[][,]?[,,]")!;

        Assert.Equal("[,,]", shape.Kind);
        Assert.Equal(("[]", true), (shape.Parts[0].Kind, shape.Parts[0].MayBeNull));
        Assert.Equal(("[,]", false), (shape.Parts[0].Parts[0].Kind, shape.Parts[0].Parts[0].MayBeNull));
        Assert.Equal("int", shape.Parts[0].Parts[0].Parts[0].Kind);
    }

    private static string Text(Shape shape)
    {
        var parts = shape.Parts.Select(Text).ToList();
        var text = shape.Kind switch
        {
            Shape.Tuple when shape.Parts.Any(part => part.Name.Length > 0) =>
                $"({string.Join(", ", parts.Zip(shape.Parts, (element, part) => $"{element} {part.Name}".TrimEnd()))})",
            Shape.Tuple => $"({string.Join(',', parts)})",
            ['[', ..] => Shape.ArrayOf(parts[0], shape.Kind),
            _ => shape.IsNamed ? shape.Kind : $"{shape.Kind}<{string.Join(',', parts)}>",
        };
        return shape.MayBeNull ? text + "?" : text;
    }
}
