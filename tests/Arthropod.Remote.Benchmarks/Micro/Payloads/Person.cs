namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A plain object of texts and numbers.</summary>
public sealed class Person
{
    public int Id { get; set; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string? Email { get; set; }

    public DateTimeOffset BornAt { get; set; }

    public bool IsActive { get; set; }
}
