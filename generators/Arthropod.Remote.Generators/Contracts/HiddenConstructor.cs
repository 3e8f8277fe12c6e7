namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A constructor that generated code cannot name, so that it is called past its visibility.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="ParameterTypes">The types of its parameters, as its declaration says them.</param>
internal sealed record HiddenConstructor(AccessorOwner Owner, EquatableArray<string> ParameterTypes);
