namespace Arthropod.Remote.Generators.Locking;

/// <summary>An argument: its place counts on the wire, its name is for people.</summary>
internal sealed record LockedArgument(string Name, string Type, bool IsOptional);
