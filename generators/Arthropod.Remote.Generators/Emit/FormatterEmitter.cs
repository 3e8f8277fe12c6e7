using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>The file of one formatter.</summary>
internal static class FormatterEmitter
{
    public static SourceText Emit(FormatterModel formatter)
    {
        var writer = new SourceWriter().Header(formatter.Guard)
            .Open($"namespace {formatter.GeneratedNamespace}")
            .Obsolete(formatter.Guard.IsObsolete)
            .Generated()
            .Open($"internal readonly struct {formatter.Name} : {Code.Serialization}IRemoteFormatter<{formatter.TypeName}>");
        EmitWrite(writer, formatter);
        writer.Line();
        FormatterReadEmitter.Emit(writer, formatter);
        AccessorEmitter.Emit(writer, formatter);
        if (!formatter.IsValueType)
        {
            writer.Line();
            EmitNotNull(writer, formatter);
        }

        return writer.Close().Close().ToSourceText();
    }

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

        if (formatter.Callbacks != CallbackStyle.None)
        {
            writer.Line(Callback(formatter, "value", "OnBeforeSerialize"));
        }

        switch (formatter.Layout)
        {
            case FormatterLayout.Map:
                EmitMap(writer, formatter);
                break;
            case FormatterLayout.Array:
                EmitArray(writer, formatter);
                break;
            default:
                UnionEmitter.EmitWrite(writer, formatter);
                break;
        }

        writer.Close();
    }

    /// <summary>Tells a value that it is about to be written or has been read.</summary>
    public static string Callback(FormatterModel formatter, string target, string method) => formatter.Callbacks == CallbackStyle.Direct
        ? $"{target}.{method}();"
        : $"((global::MessagePack.IMessagePackSerializationCallbackReceiver){target}).{method}();";

    private static void EmitMap(SourceWriter writer, FormatterModel formatter)
    {
        writer.Line($"writer.WriteMapHeader({formatter.Members.Count(member => member.IsWritten)});");
        foreach (var member in formatter.Members.Where(member => member.IsWritten))
        {
            writer.Line($"global::Arthropod.Remote.Serialization.RemoteWriter.WriteName(ref writer, {Literals.Text(member.Key)}u8);");
            EmitMember(writer, formatter, member);
        }
    }

    private static void EmitArray(SourceWriter writer, FormatterModel formatter)
    {
        var length = formatter.Members.Count == 0 ? 0 : formatter.Members.Max(member => member.Index) + 1;
        writer.Line($"writer.WriteArrayHeader({length});");
        for (var i = 0; i < length; i++)
        {
            var member = formatter.Members.FirstOrDefault(candidate => candidate.Index == i);
            if (member is { IsWritten: true })
            {
                EmitMember(writer, formatter, member);
            }
            else
            {
                writer.Line("writer.WriteNil();");
            }
        }
    }

    private static void EmitMember(SourceWriter writer, FormatterModel formatter, MemberModel member) =>
        writer.Line($"{member.Formatter}.Write(ref writer, {AccessorEmitter.Get(formatter, member, "value")});");
}
