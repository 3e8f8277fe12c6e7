namespace Arthropod.Remote.Generators.Contracts;

/// <summary>One setting of <c>[RemoteQueue]</c> or <c>[RemoteMethod]</c>, which generated code makes again as it is written.</summary>
/// <param name="Name">The attribute's property.</param>
/// <param name="Value">What it is set to, as an expression.</param>
internal sealed record SettingModel(string Name, string Value);
