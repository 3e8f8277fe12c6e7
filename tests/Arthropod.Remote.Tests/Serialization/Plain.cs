namespace Arthropod.Remote.Tests.Serialization;

public class Plain
{
    public int A { get; set; } = 5;

    public string? B { get; set; }
}
