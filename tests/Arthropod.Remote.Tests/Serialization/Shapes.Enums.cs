namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Enums of several sizes.</summary>
public static partial class Shapes
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
}
