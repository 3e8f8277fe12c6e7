namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A member that generated code cannot name, so that it needs accessors that pass over its visibility.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="TypeName">The member's type, as its declaration says it.</param>
/// <param name="IsField">Whether it is a field, which has one accessor for both.</param>
/// <param name="HidesGetter">Whether it can only be read so.</param>
/// <param name="HidesSetter">Whether it can only be set so.</param>
internal sealed record HiddenMember(AccessorOwner Owner, string TypeName, bool IsField, bool HidesGetter, bool HidesSetter);
