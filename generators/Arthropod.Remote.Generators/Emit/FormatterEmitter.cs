using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The file of one formatter.</summary>
internal static class FormatterEmitter
{
    public static string Emit(FormatterModel formatter)
    {
        var writer = new SourceWriter().Header()
            .Open($"namespace {formatter.GeneratedNamespace}")
            .Generated()
            .Open($"internal readonly struct {formatter.Name} : {Code.Serialization}IRemoteFormatter<{formatter.TypeName}>");
        EmitWrite(writer, formatter);
        writer.Line();
        FormatterReadEmitter.Emit(writer, formatter);
        if (!formatter.IsValueType)
        {
            writer.Line();
            EmitNotNull(writer, formatter);
        }

        return writer.Close().Close().ToString();
    }

    /// <summary>A member of a value; through the base type that declares it, where a derived type hides it.</summary>
    public static string Access(string target, MemberModel member) =>
        member.DeclaringType is { } type ? $"(({type}){target}).{member.Name}" : $"{target}.{member.Name}";

    private static void EmitNotNull(SourceWriter writer, FormatterModel formatter) => writer
        .Open($"internal readonly struct {FormatterModel.NotNull} : {Code.Serialization}IRemoteFormatter<{formatter.TypeName}>")
        .Line($"public static void Write({Code.Writer}, {formatter.TypeName} value) => {formatter.Name}.Write(ref writer, value);")
        .Line()
        .Line($"public static {formatter.TypeName} Read({Code.Reader}) => {formatter.Name}.Read(ref reader) ?? throw {Code.RemoteReader}.UnexpectedNull();")
        .Close();

    private static void EmitWrite(SourceWriter writer, FormatterModel formatter)
    {
        writer.Open($"public static void Write({Code.Writer}, {formatter.TypeName} value)");
        if (!formatter.IsValueType)
        {
            writer.Open("if (value is null)").Line("writer.WriteNil();").Line("return;").Close().Line();
        }

        if (formatter.GuardsStack)
        {
            // A circle of objects has no end; a stack that overflows ends the process.
            writer.Line("global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();");
        }

        if (formatter.Layout == FormatterLayout.Map)
        {
            EmitMap(writer, [.. formatter.Members.Where(member => member.IsWritten)]);
        }
        else
        {
            EmitArray(writer, formatter);
        }

        writer.Close();
    }

    private static void EmitMap(SourceWriter writer, List<MemberModel> members)
    {
        writer.Line($"writer.WriteMapHeader({members.Count});");
        foreach (var member in members)
        {
            writer.Line($"writer.WriteString({Literals.Text(member.Key)}u8);")
                .Line($"{member.Formatter}.Write(ref writer, {Access("value", member)});");
        }
    }

    private static void EmitArray(SourceWriter writer, FormatterModel formatter)
    {
        var length = formatter.Members.Count == 0 ? 0 : formatter.Members.Max(member => member.Index) + 1;
        writer.Line($"writer.WriteArrayHeader({length});");
        for (var i = 0; i < length; i++)
        {
            var member = formatter.Members.FirstOrDefault(candidate => candidate.Index == i);
            writer.Line(member is { IsWritten: true }
                ? $"{member.Formatter}.Write(ref writer, {Access("value", member)});"
                : "writer.WriteNil();");
        }
    }
}
