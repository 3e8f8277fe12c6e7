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
        foreach (var method in contract.Methods)
        {
            writer.Line();
            EmitMethod(writer, contract, method);
        }

        foreach (var stub in contract.Stubs)
        {
            writer.Line();
            StubEmitter.Emit(writer, stub);
        }

        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, ContractModel contract, MethodModel method)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.DeclaredType} {parameter.Name}"));
        var values = string.Join(
            ", ", method.Parameters.Where(parameter => parameter.Kind == ParameterKind.Value).Select(parameter => parameter.Name));
        var results = method.ResultType is null ? "" : $", {method.ResultType}, {method.ResultFormatter}";

        // Qualified, since a parameter may have any of these names.
        var methods = $"global::{contract.GeneratedNamespace}.{contract.GeneratedName}.Methods";
        var call = $"this.CallAsync<{method.ArgumentsName}{results}>(" +
            $"{methods}[{method.Index}], new {method.ArgumentsName}({values}), {Progress(method)}, {Token(method)})";
        var body = method.ReturnKind == ReturnKind.Task ? call
            : method.ResultType is null ? $"new {Code.ValueTask}({call})"
            : $"new {Code.ValueTask}<{method.ResultType}>({call})";
        foreach (var declaringType in method.OtherDeclaringTypes.Prepend(method.DeclaringType))
        {
            writer.Line("/// <inheritdoc/>")
                .Line($"{method.ReturnType} {declaringType}.{method.Name}({parameters}) =>").Indent()
                .Line($"{body};").Unindent();
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
