using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>A type of the application's that travels.</summary>
/// <param name="Name">Its full name; it is not on the wire, and only ties the lines of a lock together.</param>
/// <param name="Kind">How it travels.</param>
/// <param name="Underlying">The integer below an enum; empty otherwise.</param>
/// <param name="Members">Members by key, values of an enum by number, or cases of a union by number.</param>
internal sealed record LockedType(string Name, LockedTypeKind Kind, string Underlying, EquatableArray<LockedMember> Members);
