using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The file of one contract: its registration, its proxy, its dispatcher, and the extension that sets options.</summary>
internal static class ContractEmitter
{
    public static SourceText Emit(ContractModel contract)
    {
        var writer = new SourceWriter().Header(contract.Guard);
        if (contract.CanBeImplemented)
        {
            writer.Open($"namespace {contract.GeneratedNamespace}");
            writer.Obsolete(contract.Guard.IsObsolete).Generated().Open($"internal static class {contract.GeneratedName}");
            EmitRegistration(writer, contract);
            ProxyEmitter.Emit(writer, contract);
            writer.Line();
            DispatcherEmitter.Emit(writer, contract);
            foreach (var method in contract.Methods)
            {
                writer.Line();
                ArgumentsEmitter.Emit(writer, method);
            }

            writer.Close().Close();
        }

        if (contract.HasExtension)
        {
            ExtensionEmitter.Emit(contract.CanBeImplemented ? writer.Line() : writer, contract);
        }

        return writer.ToSourceText();
    }

    private static void EmitRegistration(SourceWriter writer, ContractModel contract)
    {
        const string method = Code.Invocation + "RemoteMethod";
        writer.Line($"private static readonly {method}[] Methods = new {method}[]").Line("{").Indent();
        foreach (var item in contract.Methods)
        {
            var properties = string.Concat(MethodProperties(item).Select(property => $" {property},"));
            writer.Line($"new {method}({item.Index}, {Literals.Text(item.WireName)}){(properties.Length == 0 ? "" : $" {{{properties} }}")},");
        }

        writer.Unindent().Line("};").Line();
        var type = $"{Code.Invocation}RemoteContract<{contract.TypeName}>";
        writer.Line($"private static readonly {type} Contract = new {type}(").Indent()
            .Line($"{Literals.Text(contract.QueueName)},")
            .Line("Methods,")
            .Line("static caller => new Proxy(caller, null),")
            .Line("Dispatcher.DispatchAsync)")
            .Unindent()
            .Line("{").Indent();
        if (contract.IsClosed)
        {
            writer.Line($"AssemblyName = {Literals.Text(contract.AssemblyName)},");
        }

        if (contract.Settings.Count > 0)
        {
            writer.Line($"{Settings($"{Attributes.RemoteQueue}({Literals.Text(contract.QueueName)})", contract.Settings)},");
        }

        writer.Unindent().Line("};").Line()
            .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Line($"internal static void Register() => {Code.Invocation}RemoteContracts.Register(Contract);")
            .Line();
    }

    private static IEnumerable<string> MethodProperties(MethodModel method)
    {
        if (method.Settings.Count > 0)
        {
            yield return Settings(Attributes.RemoteMethod, method.Settings);
        }

        if (method.IsOneWay)
        {
            yield return "IsOneWay = true";
        }
    }

    /// <summary>The attribute as it is written. What its settings mean is for the library to know.</summary>
    private static string Settings(string attribute, EquatableArray<SettingModel> settings) =>
        $"Settings = new global::{attribute} {{ {string.Join(", ", settings.Select(setting => $"{setting.Name} = {setting.Value}"))} }}";
}
