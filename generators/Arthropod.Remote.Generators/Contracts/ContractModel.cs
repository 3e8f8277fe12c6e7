namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Everything that the generated code of one contract is made from. This folder is the one reader of contracts:
/// symbols go in, and only strings, enums and equatable arrays come out, so that the generator's pipeline can compare
/// them and keeps no compilation alive. It knows nothing of the text that is made of them, and reports nothing.
/// </summary>
/// <param name="CanBeImplemented">Whether there is a proxy and a dispatcher; a generic contract has them only where it is closed.</param>
/// <param name="IsClosed">Whether it is a generic contract with types for its parameters.</param>
/// <param name="HasExtension">Whether the class with WithOptions is made: for closed ones, their definition has it.</param>
/// <param name="TypeParameters">The parameters of a generic contract, as a method declares them.</param>
/// <param name="Constraints">Their constraints.</param>
internal sealed record ContractModel(
    string TypeName,
    string? Namespace,
    string ExtensionName,
    bool IsPublic,
    string QueueName,
    EquatableArray<SettingModel> Settings,
    string AssemblyName,
    string GeneratedNamespace,
    string GeneratedName,
    string HintName,
    bool CanBeImplemented,
    bool IsClosed,
    bool HasExtension,
    string TypeParameters,
    string Constraints,
    GuardModel Guard,
    bool IsObsolete,
    EquatableArray<MethodModel> Methods,
    EquatableArray<StubModel> Stubs);
