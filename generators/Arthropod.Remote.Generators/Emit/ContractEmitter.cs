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
            var settings = string.Concat(MethodSettings(item).Select(setting => $" {setting},"));
            writer.Line($"new {method}({item.Index}, {Literals.Text(item.WireName)}){(settings.Length == 0 ? "" : $" {{{settings} }}")},");
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

        foreach (var setting in Settings(contract.Settings))
        {
            writer.Line($"{setting},");
        }

        writer.Unindent().Line("};").Line()
            .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Line($"internal static void Register() => {Code.Invocation}RemoteContracts.Register(Contract);")
            .Line();
    }

    private static IEnumerable<string> MethodSettings(MethodModel method)
    {
        foreach (var setting in Settings(method.Settings))
        {
            yield return setting;
        }

        if (method.Settings.Progress is > 0 and var progress)
        {
            yield return $"Progress = (global::Arthropod.Remote.ProgressMode){progress}";
        }

        if (method.IsOneWay)
        {
            yield return "IsOneWay = true";
        }
    }

    private static IEnumerable<string> Settings(SettingsModel settings)
    {
        if (settings.Timeout is not null)
        {
            yield return $"Timeout = {settings.Timeout}";
        }

        if (settings.Visibility is not null)
        {
            yield return $"Visibility = {settings.Visibility}";
        }

        if (settings.MaxAttempts is { } attempts)
        {
            yield return $"MaxAttempts = {attempts}";
        }

        if (settings.Retry is { } retry)
        {
            yield return $"Retry = (global::Arthropod.Remote.RetryMode){retry}";
        }

        if (settings.WhenCallerLeaves is { } leaves)
        {
            yield return $"WhenCallerLeaves = (global::Arthropod.Remote.WhenCallerLeaves){leaves}";
        }

        if (settings.ConfirmBeforeRun is { } confirms)
        {
            yield return $"ConfirmBeforeRun = {(confirms ? "true" : "false")}";
        }
    }
}
