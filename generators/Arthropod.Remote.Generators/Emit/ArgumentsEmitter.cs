using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The arguments of one method: the proxy writes them, the dispatcher reads them.</summary>
internal static class ArgumentsEmitter
{
    /// <summary>The field of an argument. The underscore keeps any parameter name apart from the struct's own members.</summary>
    public static string Field(ParameterModel parameter) => "_" + parameter.PlainName;

    public static void Emit(SourceWriter writer, MethodModel method)
    {
        var name = method.ArgumentsName;
        var values = method.Parameters.Where(parameter => parameter.Kind == ParameterKind.Value).ToList();
        writer.GeneratedInside().Open($"internal readonly struct {name} : {Code.Serialization}IRemoteArguments<{name}>");
        if (values.Count > 0)
        {
            EmitFields(writer, name, values);
        }

        writer.Open($"public void Write({Code.Writer})")
            .Line($"writer.WriteArrayHeader({values.Count});");
        foreach (var value in values)
        {
            writer.Line($"{value.Formatter}.Write(ref writer, this.{Field(value)});");
        }

        writer.Close().Line();
        EmitRead(writer, method, values);
        writer.Close();
    }

    private static void EmitFields(SourceWriter writer, string name, List<ParameterModel> values)
    {
        foreach (var value in values)
        {
            writer.Line($"internal readonly {value.ValueType} {Field(value)};");
        }

        writer.Line().Open($"internal {name}({values.Select(value => $"{value.ValueType} {value.Name}")})");
        foreach (var value in values)
        {
            writer.Line($"this.{Field(value)} = {value.Name};");
        }

        writer.Close().Line();
    }

    private static void EmitRead(SourceWriter writer, MethodModel method, List<ParameterModel> values)
    {
        writer.Open($"public static {method.ArgumentsName} Read({Code.Reader})")
            .OpenTraced()
            .Line($"int count = {Code.RemoteReader}.EnterArray(ref reader);");
        for (var i = 0; i < values.Count; i++)
        {
            EmitReadOne(writer, method, values[i], i);
        }

        writer.Line("at = null;")
            .Line($"{Code.RemoteReader}.LeaveArray(ref reader, count - {values.Count});")
            .Line($"return new {method.ArgumentsName}({values.Select((_, i) => "argument" + i)});")
            .CloseTraced()
            .Close();
    }

    private static void EmitReadOne(SourceWriter writer, MethodModel method, ParameterModel value, int index)
    {
        if (value.Default is { } fallback)
        {
            writer.Line($"{value.ValueType} argument{index} = ({value.ValueType}){fallback};")
                .Open($"if (count > {index})")
                .Line($"at = {Literals.Text(value.PlainName)};")
                .Line($"argument{index} = {value.Formatter}.Read(ref reader);")
                .Close().Line();
            return;
        }

        if (index > 0)
        {
            writer.Line("at = null;");
        }

        writer.Line($"{Code.RemoteReader}.NeedArgument(count > {index}, {Literals.Text(method.DisplayName)}, {Literals.Text(value.PlainName)});")
            .Line($"at = {Literals.Text(value.PlainName)};")
            .Line($"{value.ValueType} argument{index} = {value.Formatter}.Read(ref reader);");
    }
}
