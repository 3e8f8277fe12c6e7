namespace Arthropod.Remote.Tests.Serialization;

/// <summary>What is made by a constructor with parameters.</summary>
public static partial class Shapes
{
    public record Positional(int A, string? B)
    {
        public int Z;
    }

    public sealed record Recursive(string Name, Recursive? Next, List<Recursive?> Children);

    public record struct PositionalStruct(int A, string? B);

    public readonly struct ByConstructor(int x, int y)
    {
        public int X { get; } = x;

        public int Y { get; } = y;

        public int Sum => X + Y;
    }

    public class GetOnly(int a, string? b)
    {
        public string? B { get; } = b;

        public int A { get; } = a;

        public int C { get; } = 4;

        public int S { get; set; }
    }

    public class TwoConstructors
    {
        public TwoConstructors(int a) => A = a;

        public TwoConstructors(int a, int unknown)
        {
            A = a;
            B = unknown;
        }

        public int A { get; }

        public int B { get; }
    }

    public class ConstructorDefaults(int a = 5, string b = "x", Colour c = Colour.Green, double d = -1.5, decimal e = 2.50m, int? f = 3, string? g = null)
    {
        public int A { get; } = a;

        public string B { get; } = b;

        public Colour C { get; } = c;

        public double D { get; } = d;

        public decimal E { get; } = e;

        public int? F { get; } = f;

        public string? G { get; } = g;
    }
}
