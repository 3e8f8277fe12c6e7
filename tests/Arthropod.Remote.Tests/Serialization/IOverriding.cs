using System.Runtime.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Attributed types whose properties are overridden or hidden.</summary>
[RemoteQueue("overriding")]
public interface IOverriding
{
    Task<Ignoring> Ignore(Ignoring value);

    Task<Hiding> Hide(Hiding value);

    Task<Sending> Send(Sending value);

    Task<Rekeyed> Rekey(Rekeyed value);

    Task<RekeyedByName> RekeyByName(RekeyedByName value);

    Task<RekeyedRequired> RekeyRequired(RekeyedRequired value);

    Task<Computing> Compute(Computing value);

    Task<HalfOverridden> Half(HalfOverridden value);

    Task<Same> Repeat(Same value);

    Task<Contracted> Contract(Contracted value);

    Task<ContractedAgain> ContractAgain(ContractedAgain value);

    [MessagePackObject]
    class Keyed
    {
        [Key(0)]
        public virtual int P { get; set; }

        [Key(2)]
        public int Q { get; set; }
    }

    sealed class Sending : Unsent
    {
        public override int P { get; set; }
    }

    class Unsent
    {
        [IgnoreMember]
        public virtual int P { get; set; }

        public int Q { get; set; }
    }

    [MessagePackObject]
    sealed class Ignoring : Keyed
    {
        [IgnoreMember]
        public override int P { get; set; }
    }

    [MessagePackObject]
    sealed class Hiding : Keyed
    {
        [IgnoreMember]
        public new int P { get; set; }
    }

    [MessagePackObject]
    sealed class Rekeyed : Keyed
    {
        [Key(1)]
        public override int P { get; set; }
    }

    [MessagePackObject]
    sealed class RekeyedRequired : Keyed
    {
        [Key(1)]
        public override required int P { get; set; }
    }

    [MessagePackObject]
    class Named
    {
        [Key("a")]
        public virtual int P { get; set; }

        [Key("q")]
        public int Q { get; set; }
    }

    [MessagePackObject]
    sealed class RekeyedByName : Named
    {
        [Key("b")]
        public override int P { get; set; }

        [Key("r")]
        public int R { get; set; }
    }

    [MessagePackObject]
    abstract class Abstract
    {
        [Key(0)]
        public abstract int P { get; }

        [Key(2)]
        public int Q { get; set; }
    }

    [MessagePackObject]
    sealed class Computing : Abstract
    {
        [Key(1)]
        public override int P => Q * 2;
    }

    [MessagePackObject]
    sealed class HalfOverridden : Keyed
    {
        [Key(0)]
        public override int P => base.P;
    }

    [MessagePackObject]
    sealed class Same : Keyed
    {
        [Key(0)]
        public override int P { get; set; }
    }

    [DataContract]
    class ContractedBase
    {
        [DataMember]
        public virtual int P { get; set; }

        [DataMember]
        public int Q { get; set; }
    }

    [DataContract]
    sealed class Contracted : ContractedBase
    {
        public override int P { get; set; }

        [DataMember]
        public int R { get; set; }
    }

    [DataContract]
    sealed class ContractedAgain : ContractedBase
    {
        [DataMember]
        public override int P { get; set; }
    }
}
