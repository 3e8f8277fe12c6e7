using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types as people write them, and as few people do.</summary>
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
public static class Shapes
{
    public enum Colour
    {
        Red,
        Green = 70_000,
        Blue = -3,
    }

    public enum Tiny : byte
    {
        None,
        Much = 200,
    }

    public enum Huge : ulong
    {
        None,
        Much = ulong.MaxValue,
    }

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

    public class Derived : Plain
    {
        public int G;

        public int C { get; set; }
    }

    public class Shadow : Plain
    {
        public new string? A { get; set; }
    }

    public class SameShadow : Plain
    {
        public new int A { get; set; }

        public new int F;
    }

    public class ShadowOfShadow : Shadow
    {
        public new Guid A { get; set; }
    }

    public class Virtual
    {
        public virtual int V { get; set; }

        public int Q { get; set; }
    }

    public class Override : Virtual
    {
        public override int V { get; set; }

        public int W { get; set; }
    }

    public record Positional(int A, string? B)
    {
        public int Z;
    }

    public sealed record Recursive(string Name, Recursive? Next, List<Recursive?> Children);

    public record struct PositionalStruct(int A, string? B);

    public struct Mixed
    {
        public int X;

        public int Y { get; set; }
    }

    public readonly struct ByConstructor(int x, int y)
    {
        public int X { get; } = x;

        public int Y { get; } = y;

        public int Sum => X + Y;
    }

    public class PrivateSetters
    {
        public PrivateSetters()
        {
        }

        public PrivateSetters(int a) => A = a;

        public int A { get; private set; }

        public int B { get; private set; }
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

    public class Marked
    {
        public Marked(int a, int b)
        {
            A = a;
            B = b;
        }

        [SerializationConstructor]
        public Marked(int a) => A = a;

        public int A { get; }

        public int B { get; }
    }

    public class Ignoring
    {
        [IgnoreMember]
        public int D;

        public int A { get; set; }

        [IgnoreMember]
        public int B { get; set; }

        [IgnoreDataMember]
        public int C { get; set; }
    }

    public class Required
    {
        public required string A { get; init; }

        public required int B { get; set; }

        public required int[]? C;

        public string D { get; init; } = "d";
    }

    public class OneWayMembers
    {
        private int _b;

        public int A { private get; set; } = 1;

        public int B
        {
            set => _b = value;
        }

        public int C { get; set; }

        public int Sum() => A + _b;
    }

    public class ReadOnlyFields(int a)
    {
        public readonly int A = a;
        public readonly int B = 3;
    }

    public class Generic<T>
    {
        public T? Value { get; set; }

        public List<T>? More { get; set; }
    }

    public class Ordered
    {
        [DataMember(Name = "x", Order = 2)]
        public int A { get; set; }

        [DataMember(Order = 1)]
        public int B { get; set; }

        public int C { get; set; }
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

    public class Empty;

    public class Defaults
    {
        public int C = 7;

        public int A { get; set; } = 5;

        public string B { get; init; } = "b";

        public string D { get; init; } = "d";
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

    [MessagePackObject]
    public class Keyed
    {
        [Key(0)]
        public int A { get; set; }

        [Key(3)]
        public string? B { get; set; }

        [IgnoreMember]
        public int C { get; set; }
    }

    [MessagePackObject]
    public class KeyedDerived : Keyed
    {
        [Key(1)]
        public List<Keyed>? More;
    }

    [MessagePackObject]
    public class KeyedByName
    {
        [Key("the a")]
        public int A { get; set; }

        [Key("b")]
        public string? B;
    }

    [MessagePackObject]
    public record KeyedPositional([property: Key(0)] int A, [property: Key(1)] string? B);

    [MessagePackObject(keyAsPropertyName: true)]
    public class KeyedByProperty
    {
        public int A { get; set; }

        public string? B;
    }

    [DataContract]
    public class Contracted
    {
        [DataMember(Name = "the a")]
        public int A { get; set; }

        public int Not { get; set; }

        [DataMember]
        public int B;
    }

    [DataContract]
    public class ContractedByOrder
    {
        [DataMember(Order = 1)]
        public int A { get; set; }

        [DataMember(Order = 0)]
        public int B;
    }
}
