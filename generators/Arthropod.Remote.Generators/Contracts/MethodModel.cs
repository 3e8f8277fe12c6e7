namespace Arthropod.Remote.Generators.Contracts;

/// <summary>One remote method.</summary>
internal sealed record MethodModel(
    int Index,
    string Name,
    string DisplayName,
    string WireName,
    string DeclaringType,
    string HandlerName,
    string ArgumentsName,
    string ReturnType,
    ReturnKind ReturnKind,
    string? ResultType,
    string? ResultFormatter,
    SettingsModel Settings,
    bool IsOneWay,
    EquatableArray<ParameterModel> Parameters);
