using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The proxy. It implements every member explicitly, so that no name of a contract can meet one of its own.</summary>
internal static class ProxyEmitter
{
    public static void Emit(SourceWriter writer, ContractModel contract)
    {
        writer.GeneratedInside().Open($"internal sealed class Proxy : {Code.Invocation}RemoteProxy, {contract.TypeName}")
            .Line($"internal Proxy({Code.Invocation}RemoteCaller caller, {Code.Options}? options)").Indent()
            .Line(": base(Contract, caller, options)").Unindent()
            .Line("{")
            .Line("}")
            .Line()
            .Line($"protected override {Code.Invocation}RemoteProxy With({Code.Options} options) => new Proxy(Caller, options);");

        // Qualified, since a parameter may have any of these names.
        var methods = $"global::{contract.GeneratedNamespace}.{contract.GeneratedName}.Methods";
        foreach (var method in contract.Methods)
        {
            writer.Line();
            EmitMethod(writer, method, methods);
        }

        foreach (var stub in contract.Stubs)
        {
            writer.Line();
            StubEmitter.Emit(writer, stub);
        }

        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, MethodModel method, string methods)
    {
        var parameters = method.Parameters.Select(parameter => $"{parameter.DeclaredType} {parameter.Name}");
        var values = method.Parameters.Where(parameter => parameter.Kind == ParameterKind.Value).Select(parameter => parameter.Name);
        var results = method.ResultType is null ? "" : $", {method.ResultType}, {method.ResultFormatter}";
        var (before, after) = (method.ReturnKind, method.ResultType) switch
        {
            (ReturnKind.Task, _) => ("", ""),
            (_, null) => ($"new {Code.ValueTask}(", ")"),
            (_, var result) => ($"new {Code.ValueTask}<{result}>(", ")"),
        };
        foreach (var declaringType in method.OtherDeclaringTypes.Prepend(method.DeclaringType))
        {
            writer.Line("/// <inheritdoc/>")
                .Line($"{method.ReturnType} {declaringType}.{method.Name}({parameters}) =>").Indent()
                .Line($"{before}this.CallAsync<{method.ArgumentsName}{results}>({methods}[{method.Index}], new {method.ArgumentsName}({values}), {Progress(method)}, {Token(method)}){after};").Unindent();
        }
    }

    private static string Progress(MethodModel method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.Progress) is { } progress
            ? $"{Code.Invocation}RemoteProxy.Progress<{progress.ValueType}, {progress.Formatter}>({progress.Name})"
            : "null";

    private static string Token(MethodModel method)
    {
        foreach (var parameter in method.Parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.CancellationToken:
                    return parameter.Name;
                case ParameterKind.NullableCancellationToken:
                    return parameter.Name + ".GetValueOrDefault()";
            }
        }

        return $"default({Code.CancellationToken})";
    }
}
