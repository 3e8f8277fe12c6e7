using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types with attributes of MessagePack-CSharp, the rarer ones.</summary>
[RemoteQueue("attributed")]
public interface IAttributed
{
    Task<Shape?> Shapes(Shape? shape);

    Task<IFigure?> Figures(IFigure? figure);

    Task<IOuter> Nested(IOuter outer);

    Task<Drawing> Drawings(Drawing drawing);

    Task<Told> Tell(Told told);

    Task<ToldByNumber> TellByNumber(ToldByNumber told);

    Task<ToldStruct> TellStruct(ToldStruct told);

    Task<ToldCopy> TellCopy(ToldCopy told);

    Task<Computed> Compute(Computed computed);

    Task<ComputedByName> ComputeByName(ComputedByName computed);

    Task<Hidden> Hide(Hidden hidden);

    Task<HiddenBelow> HideBelow(HiddenBelow hidden);

    Task<HiddenStruct> HideStruct(HiddenStruct hidden);

    Task<HiddenByContract> HideByContract(HiddenByContract hidden);

    Task<Made> Make(Made made);

    Task<ByMemberName> Match(ByMemberName value);

    Task<Generic<int>> Generics(Generic<int> value);

    Task<Parent> Circle(Parent value);

    [MessagePack.Union(1, typeof(Dot))]
    [MessagePack.Union(200, typeof(Line))]
    abstract class Shape;

    class Dot : Shape
    {
        public int X { get; set; }

        public int Colour { get; set; }
    }

    [MessagePackObject]
    sealed class Line : Shape
    {
        [Key(0)]
        public int Length { get; set; }
    }

    [SuppressMessage("Arthropod.Remote", "AR0227", Justification = "What happens then is tested.")]
    sealed class Spot : Dot;

    [MessagePack.Union(0, typeof(Round))]
    [MessagePack.Union(1, typeof(Square))]
    interface IFigure;

    sealed record Round(int Radius) : IFigure;

    [SuppressMessage("Performance", "CA1815", Justification = "Compared by its bytes.")]
    struct Square : IFigure
    {
        public int Side { get; set; }
    }

    [MessagePack.Union(0, typeof(IInner))]
    [MessagePack.Union(1, typeof(Leaf))]
    interface IOuter;

    [MessagePack.Union(0, typeof(Seed))]
    interface IInner : IOuter;

    sealed record Seed(int X) : IInner;

    sealed record Leaf(int Y) : IOuter;

    sealed record Drawing(List<IFigure> Figures, Shape? Background);

    sealed class Told : IMessagePackSerializationCallbackReceiver
    {
        public int A { get; set; }

        void IMessagePackSerializationCallbackReceiver.OnBeforeSerialize() => A |= 16;

        void IMessagePackSerializationCallbackReceiver.OnAfterDeserialize() => A |= 32;
    }

    [MessagePackObject]
    sealed class ToldByNumber : IMessagePackSerializationCallbackReceiver
    {
        [Key(0)]
        public int A { get; set; }

        public void OnBeforeSerialize() => A |= 16;

        public void OnAfterDeserialize() => A |= 32;
    }

    [MessagePackObject]
    [SuppressMessage("Performance", "CA1815", Justification = "Compared by its bytes.")]
    struct ToldStruct : IMessagePackSerializationCallbackReceiver
    {
        [Key(0)]
        public int A { get; set; }

        public void OnBeforeSerialize() => A |= 16;

        public void OnAfterDeserialize() => A |= 32;
    }

    [MessagePackObject]
    [SuppressMessage("Performance", "CA1815", Justification = "Compared by its bytes.")]
    struct ToldCopy : IMessagePackSerializationCallbackReceiver
    {
        [Key(0)]
        public int A { get; set; }

        void IMessagePackSerializationCallbackReceiver.OnBeforeSerialize() => A |= 16;

        void IMessagePackSerializationCallbackReceiver.OnAfterDeserialize() => A |= 32;
    }

    [MessagePackObject]
    sealed class Computed
    {
        [Key(0)]
        public int X { get; set; }

        [Key(1)]
        public int Twice => X * 2;
    }

    [MessagePackObject]
    sealed class ComputedByName
    {
        [Key("x")]
        public int X { get; set; }

        [Key("twice")]
        public int Twice => X * 2;
    }

    [MessagePackObject]
    class Hidden
    {
        [Key(0)]
        private int _field;

        [Key(1)]
        private string? Property { get; set; }

        [Key(2)]
        public int PrivatelySet { get; private set; }

        [Key(3)]
        internal int Internal { get; set; }

        public static Hidden Of(int field, string property) => new() { _field = field, Property = property, PrivatelySet = field + 1, Internal = field + 2 };

        public (int Field, string? Property) Reveal() => (_field, Property);
    }

    [MessagePackObject]
    sealed class HiddenBelow : Hidden
    {
        [Key(4)]
        private int _field;

        public static HiddenBelow Of(int field) => new() { _field = field };

        public int RevealMine() => _field;
    }

    [MessagePackObject]
    [SuppressMessage("Performance", "CA1815", Justification = "Compared by its bytes.")]
    struct HiddenStruct
    {
        [Key(0)]
        private int _field;

        [Key(1)]
        private int Property { get; set; }

        public static HiddenStruct Of(int value) => new() { _field = value, Property = value + 1 };

        public readonly int Reveal() => _field + Property;
    }

    [DataContract]
    sealed class HiddenByContract
    {
        [DataMember]
        private int _field;

        [DataMember(Name = "p")]
        private int Property { get; set; }

        public static HiddenByContract Of(int value) => new() { _field = value, Property = value + 1 };

        public int Reveal() => _field + Property;
    }

    [MessagePackObject]
    sealed class Made
    {
        [SerializationConstructor]
        private Made(int a) => A = a;

        [Key(0)]
        public int A { get; }

        [Key(1)]
        public string B { get; init; } = "b";

        public static Made Of(int a) => new(a);
    }

    [MessagePackObject]
    sealed class ByMemberName
    {
        [SerializationConstructor]
        public ByMemberName(int first) => First = first;

        [Key("one")]
        public int First { get; }
    }

    [MessagePackObject]
    sealed class Generic<T>
    {
        [Key(0)]
        public T? Value { get; set; }

        [Key(1)]
        public List<Generic<T>>? More { get; set; }
    }

    sealed class Parent
    {
        public List<Child> Children { get; set; } = [];
    }

    sealed class Child
    {
        public Parent? Parent { get; set; }
    }
}
