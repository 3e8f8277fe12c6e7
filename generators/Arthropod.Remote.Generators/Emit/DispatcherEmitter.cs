using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The dispatcher: one switch, and a handler per method that decodes, invokes and encodes.</summary>
internal static class DispatcherEmitter
{
    public static void Emit(SourceWriter writer, ContractModel contract)
    {
        var parameters = $"({contract.TypeName} implementation, {Code.Invocation}RemoteInvocation invocation)";
        writer.GeneratedInside().Open("internal static class Dispatcher")
            .Open($"internal static {Code.ValueTask} DispatchAsync{parameters}")
            .Open("switch (invocation.Method.Index)");
        foreach (var method in contract.Methods)
        {
            writer.Line($"case {method.Index}:").Indent()
                .Line($"return {method.HandlerName}(implementation, invocation);").Unindent();
        }

        writer.Line("default:").Indent()
            .Line("throw new global::System.ArgumentOutOfRangeException(nameof(invocation));").Unindent()
            .Close().Close();
        foreach (var method in contract.Methods)
        {
            writer.Line();
            EmitHandler(writer, method, parameters);
        }

        writer.Close();
    }

    private static void EmitHandler(SourceWriter writer, MethodModel method, string parameters)
    {
        // Awaited without ConfigureAwait(false): a dispatcher runs on the library's own scheduler and stays there.
        var result = method.ResultType is null ? "" : "var result = ";
        var (before, after) = method.ReturnKind == ReturnKind.Task ? ("(", " ?? throw invocation.NullTask())") : ("", "");
        writer.Open($"private static async {Code.ValueTask} {method.HandlerName}{parameters}")
            .Line($"var arguments = invocation.ReadArguments<{method.ArgumentsName}>();")
            .Line($"{result}await {before}(({method.DeclaringType})implementation).{method.Name}({method.Parameters.Select(Argument)}){after};");
        if (method.ResultType is null)
        {
            writer.Line("invocation.SetResult();");
        }
        else
        {
            writer.Line($"invocation.SetResult<{method.ResultType}, {method.ResultFormatter}>(result);");
        }

        writer.Close();
    }

    private static string Argument(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Progress => $"invocation.Progress<{parameter.ValueType}, {parameter.Formatter}>()",
        ParameterKind.CancellationToken or ParameterKind.NullableCancellationToken => "invocation.CancellationToken",
        _ => "arguments." + ArgumentsEmitter.Field(parameter),
    };
}
