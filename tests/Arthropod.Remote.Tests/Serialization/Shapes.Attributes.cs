using System.Runtime.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>What attributes say: of MessagePack, and of data contracts.</summary>
public static partial class Shapes
{
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

    public class Ordered
    {
        [DataMember(Name = "x", Order = 2)]
        public int A { get; set; }

        [DataMember(Order = 1)]
        public int B { get; set; }

        public int C { get; set; }
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
