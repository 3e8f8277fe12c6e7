namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A constructor parameter and the member that gives its value.</summary>
/// <param name="Member">The member's index in <see cref="FormatterModel.Members"/>.</param>
/// <param name="Default">The value where the member is missing, as an expression.</param>
/// <param name="Cast">The parameter's type in parentheses, where it is not the member's.</param>
internal sealed record ConstructorParameterModel(int Member, string Default, string Cast);
