namespace Arthropod.Remote.Generators.Locking;

/// <summary>A member of a type that travels.</summary>
/// <param name="Key">Its name or number on the wire; the number of an enum's value or of a union's case.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">Its type; empty for the value of an enum.</param>
/// <param name="IsRequired">Whether a value without it is refused.</param>
internal sealed record LockedMember(string Key, string Name, string Type, bool IsRequired);
