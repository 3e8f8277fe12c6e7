using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds where in the text of a type each <c>DateTime</c> stands that travels: there it can be replaced.</summary>
internal static class TimePlaces
{
    /// <param name="paths">The paths of the times, in the order of the text; empty where the type itself is one.</param>
    /// <param name="type">The text of the type; somewhere else if it has none.</param>
    /// <param name="name">Where to say it of a time that the text calls otherwise.</param>
    public static IEnumerable<(string Path, Location Place)> Of(IEnumerable<string> paths, Location type, Location name)
    {
        var all = paths.ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var written = Written(type);
        return written.Count == all.Count
            ? all.Zip(written, static (path, place) => (path, place))
            : all.Select(path => (path, path.Length == 0 ? type : name));
    }

    private static List<Location> Written(Location place)
    {
        if (place.SourceTree?.GetRoot() is not { } root || root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not TypeSyntax type)
        {
            return [];
        }

        return
        [
            .. type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Where(static name => string.Equals(name.Identifier.ValueText, "DateTime", StringComparison.Ordinal))
                .Select(static name => Whole(name))
                .Where(whole => type.Span.Contains(whole.Span))
                .Select(static whole => whole.GetLocation()),
        ];
    }

    private static TypeSyntax Whole(TypeSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => Whole(qualified),
        AliasQualifiedNameSyntax qualified when qualified.Name == name => Whole(qualified),
        NullableTypeSyntax nullable => nullable,
        _ => name,
    };
}
