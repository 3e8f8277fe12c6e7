using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>A union: the number of a case, then the value as the case's own formatter writes it.</summary>
internal static class UnionEmitter
{
    public static void EmitWrite(SourceWriter writer, FormatterModel formatter)
    {
        writer.Line("global::System.Type type = value.GetType();");

        // The type itself, as the library does it: a type that derives from a case is no case.
        foreach (var item in formatter.Cases.OrderBy(item => item.IsUnion))
        {
            writer.Open(item.IsUnion ? $"if (value is {item.TypeName})" : $"if (type == typeof({item.TypeName}))")
                .Line("writer.WriteArrayHeader(2);")
                .Line($"writer.Write({item.Key});")
                .Line($"{item.Formatter}.Write(ref writer, ({item.TypeName})value);")
                .Line("return;")
                .Close().Line();
        }

        writer.Line($"throw {Code.RemoteReader}.UnknownCase({Literals.Text(formatter.DisplayName)}, type);");
    }

    public static void EmitRead(SourceWriter writer, FormatterModel formatter)
    {
        writer.Line($"{Code.RemoteReader}.EnterArray(ref reader, 2);")
            .Line("int key = reader.ReadInt32();")
            .Line($"{formatter.TypeName} result;")
            .Open("switch (key)");
        foreach (var item in formatter.Cases)
        {
            writer.Line($"case {item.Key}:").Indent()
                .Line($"result = {item.Formatter}.Read(ref reader);")
                .Line("break;").Unindent();
        }

        writer.Line("default:").Indent()
            .Line($"throw {Code.RemoteReader}.UnknownCase({Literals.Text(formatter.DisplayName)}, key);").Unindent()
            .Close().Line()
            .Line($"{Code.RemoteReader}.Leave(ref reader);")
            .Line("return result;");
    }
}
