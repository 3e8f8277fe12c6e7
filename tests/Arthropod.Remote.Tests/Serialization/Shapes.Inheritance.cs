namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Members that are inherited, hidden and overridden.</summary>
public static partial class Shapes
{
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
}
