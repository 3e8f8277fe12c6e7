using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.CodeFixes;

/// <summary>What above the first declaration of a file belongs to the file, and stays above all that is added there.</summary>
internal static class FileHeader
{
    /// <summary>Splits what stands above the first declaration.</summary>
    /// <param name="above">All of it.</param>
    /// <param name="isTop">Whether the file begins with it: then a comment is of the file, up to a blank line or a directive.</param>
    public static (IEnumerable<SyntaxTrivia> Header, IEnumerable<SyntaxTrivia> Others) Split(SyntaxTriviaList above, bool isTop)
    {
        var (length, depth, mustPass) = (0, 0, false);
        for (var i = 0; i < above.Count; i++)
        {
            var wasInside = depth > 0;
            depth += Step(above[i], depth);
            mustPass |= MustBeFirst(above[i]);
            if ((mustPass && depth == 0) || (!wasInside && Closes(above[i])) || (isTop && EndsHeader(above, i)))
            {
                length = i + 1;
                mustPass = false;
            }

            isTop &= IsSetting(above[i]) || !above[i].HasStructure;
        }

        return (above.Take(length), above.Skip(length));
    }

    // What was opened above, around a using, is not counted.
    private static int Step(SyntaxTrivia trivia, int depth) => trivia.Kind() switch
    {
        SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia => 1,
        _ when Closes(trivia) && depth > 0 => -1,
        _ => 0,
    };

    private static bool Closes(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia;

    private static bool EndsHeader(SyntaxTriviaList above, int i) => IsSetting(above[i]) || (above[i].IsKind(SyntaxKind.EndOfLineTrivia) &&
        (i == 0 || above[i - 1].IsKind(SyntaxKind.EndOfLineTrivia) || above[i - 1].IsDirective));

    private static bool IsSetting(SyntaxTrivia trivia) => MustBeFirst(trivia) ||
        trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia;

    // Below any code it would be an error.
    private static bool MustBeFirst(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia;
}
