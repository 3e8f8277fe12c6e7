namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>A contract at random in a file of its own.</summary>
/// <param name="Text">The file; its types are in the namespace <c>N</c> with the contract's number.</param>
/// <param name="Broken">The rules that it breaks, and so the errors that it must have.</param>
internal sealed record RandomContract(string Text, IReadOnlyCollection<string> Broken);
