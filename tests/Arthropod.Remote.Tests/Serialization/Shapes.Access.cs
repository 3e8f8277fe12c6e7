namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Members that not everybody may read or write.</summary>
public static partial class Shapes
{
    public class PrivateSetters
    {
        public PrivateSetters()
        {
        }

        public PrivateSetters(int a) => A = a;

        public int A { get; private set; }

        public int B { get; private set; }
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
}
