namespace Arthropod.Remote.House.Tests;

/// <summary>
/// The template of the sixteen tuple formatters. C# cannot say "so many type parameters", so each length is written out.
/// </summary>
internal static class TupleFormatterTemplate
{
    private const int MostParts = 8;

    private const string WriteNull = """
                if (value is null)
                {
                    writer.WriteNil();
                    return;
                }


        """;

    private const string ReadNull = """
                if (reader.TryReadNil())
                {
                    return null;
                }


        """;

    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

    public static string Text() =>
        $"""
        // Written from tests/Arthropod.Remote.Tests/Serialization/TupleFormatterTemplate.cs: change that, not this.
        using System.ComponentModel;
        using MessagePack;

        namespace Arthropod.Remote.Serialization.Formatters;

        {string.Join("\n", Formatters("Tuple", isReference: true).Concat(Formatters("ValueTuple", isReference: false)))}
        """;

    private static IEnumerable<string> Formatters(string tuple, bool isReference) =>
        Enumerable.Range(1, MostParts).Select(count => Formatter(tuple, isReference, [.. Enumerable.Range(1, count).Select(number => new Part(number))]));

    private static string Formatter(string tuple, bool isReference, Part[] parts)
    {
        var types = string.Join(", ", parts.Select(part => part.Type));
        var type = $"{tuple}<{types}>";
        var annotated = isReference ? type + "?" : type;
        var rest = parts.Length < MostParts ? "" : isReference ? "    where TRest : notnull\n" : "    where TRest : struct\n";
        return $$"""
            /// <summary><see cref="{{tuple}}{{{types}}}"/> as an array of {{Numbers[parts.Length - 1]}}.</summary>
            {{Lines(parts, part => $"/// <typeparam name=\"{part.Type}\">The type of {part.Member}.</typeparam>\n/// <typeparam name=\"{part.Formatter}\">Writes {part.Member}.</typeparam>")}}
            [EditorBrowsable(EditorBrowsableState.Never)]
            public readonly struct {{tuple}}Formatter<{{string.Join(", ", parts.Select(part => $"{part.Type}, {part.Formatter}"))}}> : IRemoteFormatter<{{annotated}}>
            {{rest}}{{Lines(parts, part => $"    where {part.Formatter} : IRemoteFormatter<{part.Type}>")}}
            {
                private const int Parts = {{parts.Length}};

                /// <inheritdoc/>
                public static void Write(ref MessagePackWriter writer, {{annotated}} value)
                {
            {{(isReference ? WriteNull : "")}}        writer.WriteArrayHeader(Parts);
            {{Lines(parts, part => $"        {part.Formatter}.Write(ref writer, value.{part.Member});")}}
                }

                /// <inheritdoc/>
                public static {{annotated}} Read(ref MessagePackReader reader)
                {
            {{(isReference ? ReadNull : "")}}        RemoteReader.EnterArray(ref reader, Parts);
                    var item = "{{parts[0].Member}}";
                    try
                    {
                        var {{parts[0].Local}} = {{parts[0].Formatter}}.Read(ref reader);
            {{string.Concat(parts.Skip(1).Select(part => $"            item = \"{part.Member}\";\n            var {part.Local} = {part.Formatter}.Read(ref reader);\n"))}}            RemoteReader.Leave(ref reader);
                        return new {{type}}({{string.Join(", ", parts.Select(part => part.Local))}});
                    }
                    catch (Exception exception) when (RemotePath.Passes(exception, item))
                    {
                        throw;
                    }
                }
            }

            """;
    }

    private static string Lines(Part[] parts, Func<Part, string> line) => string.Join("\n", parts.Select(line));

    /// <summary>The eighth part is the tuple of all further ones.</summary>
    private readonly record struct Part(int Number)
    {
        public string Type => Number < MostParts ? $"T{Number}" : "TRest";

        public string Formatter => Type + "Formatter";

        public string Member => Number < MostParts ? $"Item{Number}" : "Rest";

        public string Local => Number < MostParts ? $"item{Number}" : "rest";
    }
}
