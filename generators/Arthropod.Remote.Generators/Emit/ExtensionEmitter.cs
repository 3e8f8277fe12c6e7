using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary><c>encoder.WithOptions(...)</c>, in the contract's namespace and as visible as the contract.</summary>
internal static class ExtensionEmitter
{
    public static void Emit(SourceWriter writer, ContractModel contract)
    {
        if (contract.Namespace is not null)
        {
            writer.Open($"namespace {contract.Namespace}");
        }

        var visibility = contract.IsPublic ? "public" : "internal";
        writer.Line("/// <summary>Options for single calls.</summary>")
            .Obsolete(contract.IsObsolete)
            .Generated(isHidden: false)
            .Open($"{visibility} static class {contract.ExtensionName}")
            .Line("/// <summary>Returns the same contract, whose calls go with these options. What they leave unset stays as it was set before.</summary>")
            .Line("/// <param name=\"contract\">What the calls are made on. An object that is no proxy (a mock, a decorator) is returned as it is.</param>")
            .Line("/// <param name=\"options\">What differs for these calls from what the contract says.</param>")
            .Line("/// <returns>The contract with these options.</returns>")
            .Line($"{visibility} static {contract.TypeName} WithOptions{contract.TypeParameters}(this {contract.TypeName} contract, {Code.Options} options){contract.Constraints} =>").Indent()
            .Line(contract.CanBeImplemented ? $"{Code.Invocation}RemoteProxy.WithOptions(contract, options);" : "contract;").Unindent()
            .Close();
        if (contract.Namespace is not null)
        {
            writer.Close();
        }
    }
}
