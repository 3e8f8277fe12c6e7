namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Everything that the generated code of one contract is made from. This folder is the one reader of contracts:
/// symbols go in, and only strings, enums and equatable arrays come out, so that the generator's pipeline can compare
/// them and keeps no compilation alive. It knows nothing of the text that is made of them, and reports nothing.
/// </summary>
internal sealed record ContractModel(
    string TypeName,
    string? Namespace,
    string ExtensionName,
    bool IsPublic,
    string QueueName,
    SettingsModel Settings,
    string GeneratedNamespace,
    string GeneratedName,
    string HintName,
    bool CanBeImplemented,
    GuardModel Guard,
    bool IsObsolete,
    EquatableArray<MethodModel> Methods,
    EquatableArray<StubModel> Stubs);
