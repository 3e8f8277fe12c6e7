namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A formatter to be generated for a plain type.</summary>
internal sealed record FormatterModel(
    string GeneratedNamespace,
    string Name,
    string HintName,
    string TypeName,
    string DisplayName,
    bool IsValueType,
    FormatterLayout Layout,
    bool GuardsStack,
    string RequiredButIgnored,
    GuardModel Guard,
    EquatableArray<MemberModel> Members,
    EquatableArray<ConstructorParameterModel> ConstructorParameters,
    HiddenConstructor? HiddenConstructor,
    CallbackStyle Callbacks,
    EquatableArray<UnionCase> Cases)
{
    /// <summary>The formatter inside a generated one that refuses nil.</summary>
    public const string NotNull = "NotNull";
}
