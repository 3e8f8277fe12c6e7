using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types whose constructors take more than their members are.</summary>
[RemoteQueue("taking")]
[SuppressMessage("Design", "CA1002", Justification = "As people write them.")]
public interface ITaking
{
    Task<Plain> Take(Plain value);

    Task<Keyed> TakeKeyed(Keyed value);

    Task<Named> TakeNamed(Named value);

    Task<Several> TakeSeveral(Several value);

    Task<Boxing> TakeBoxing(Boxing value);

    Task<Objects> TakeObjects(Objects value);

    Task<Pair> TakePair(Pair value);

    sealed class Plain(IEnumerable<int> l)
    {
        public IReadOnlyList<int> L { get; } = [.. l];
    }

    [MessagePackObject]
    sealed class Keyed(IEnumerable<int> l)
    {
        [Key(0)]
        public IReadOnlyList<int> L { get; } = [.. l];
    }

    [MessagePackObject(true)]
    sealed class Named
    {
        public Named()
        {
        }

        [SerializationConstructor]
        public Named(IEnumerable<int> l) => L = [.. l];

        public IReadOnlyList<int> L { get; } = [];
    }

    sealed class Several
    {
        public Several(IEnumerable<int> l, int n) => (L, N) = ([.. l], n);

        public Several(List<int> l, int n, int unknown) => (L, N) = (l, n + unknown);

        public Several(List<int> l, int n)
            : this(l, n, unknown: 1000)
        {
        }

        public List<int> L { get; }

        public int N { get; }
    }

    sealed class Boxing(object v)
    {
        public int V { get; } = (int)v;
    }

    sealed class Objects(IEnumerable<object> l)
    {
        public List<string> L { get; } = [.. l.Cast<string>()];
    }

    sealed class Pair((int, int) t)
    {
        public (int A, int B) T { get; } = t;
    }
}
