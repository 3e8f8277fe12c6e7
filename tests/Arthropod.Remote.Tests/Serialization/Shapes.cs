using System.Diagnostics.CodeAnalysis;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types as people write them, and as few people do: here the ordinary ones, the others by what is odd about them.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Fields are what is tested.")]
[SuppressMessage("Usage", "CA1801", Justification = "So are odd constructors.")]
[SuppressMessage("Design", "MA0069", Justification = "And static fields.")]
[SuppressMessage("Usage", "CA2211", Justification = "And static fields.")]
[SuppressMessage("Performance", "CA1822", Justification = "And computed properties.")]
[SuppressMessage("Design", "CA1044", Justification = "And write-only ones.")]
[SuppressMessage("Design", "MA0008", Justification = "No struct here meets native code.")]
[SuppressMessage("Naming", "CA1708", Justification = "Names that differ by case only are legal, so they must travel.")]
[SuppressMessage("Performance", "CA1815", Justification = "Structs are compared by their bytes.")]
[SuppressMessage("Arthropod.Remote", "AR0225", Justification = "And what is lost on the way.")]
public static partial class Shapes
{
    public class Plain
    {
        public int F;
        public static int Shared = 3;
        public const int Constant = 4;

        public int A { get; set; } = 5;

        public string? B { get; set; }

        public int Computed => A;

        public int this[int index] => index;

        private int Hidden { get; set; } = 9;

        public int Reveal() => Hidden;
    }

    public class Empty;

    public struct Mixed
    {
        public int X;

        public int Y { get; set; }
    }

    public class Generic<T>
    {
        public T? Value { get; set; }

        public List<T>? More { get; set; }
    }

    public class Required
    {
        public required string A { get; init; }

        public required int B { get; set; }

        public required int[]? C;

        public string D { get; init; } = "d";
    }

    public class Defaults
    {
        public int C = 7;

        public int A { get; set; } = 5;

        public string B { get; init; } = "b";

        public string D { get; init; } = "d";
    }

    public class Names
    {
        public int @class { get; set; }

        public int Größe { get; set; }

        public int 数 { get; set; }

        public int value;
        public int reader;
        public int result;
        public int count;

        public int System { get; set; }
    }

    public class CaseOnly
    {
        public int a;

        public int A { get; set; }
    }
}
