using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types of which little travels, or nothing, and types that leave it to others to say what does.</summary>
[RemoteQueue("sparse")]
public interface ISparse
{
    Task<Empty> Keyed(Empty value);

    Task<EmptyByName> Named(EmptyByName value);

    Task<EmptyContract> Contracted(EmptyContract value);

    Task<ValueTuple> Nothing(ValueTuple value);

    Task<Partly> Some(Partly value);

    Task<Overriding> Override(Overriding value);

    [MessagePackObject]
    sealed class Empty;

    [MessagePackObject(keyAsPropertyName: true)]
    sealed class EmptyByName;

    [DataContract]
    sealed class EmptyContract;

    [Serializable]
    [SuppressMessage("Design", "CA1051", Justification = "The attribute is for fields.")]
    sealed class Partly
    {
        [NonSerialized]
        public int Left;

        public int Sent;
    }

    [MessagePackObject]
    abstract class Overridden
    {
        [Key(0)]
        public virtual int A { get; set; }
    }

    [MessagePackObject]
    sealed class Overriding : Overridden
    {
        public override int A { get; set; }

        [Key(1)]
        public int B { get; set; }
    }
}
