using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0116 and AR0117: a visibility timeout, or a number of attempts, becomes the nearest one that is possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestSettingFix))]
[Shared]
public sealed class NearestSettingFix() : SourceFix("AR0116", "AR0117")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is { } value &&
            Nearest(model.GetConstantValue(value, cancellationToken).Value) is { } nearest)
        {
            yield return SourceEdit.Of(
                "Use the nearest possible value", value, (old, generator) => generator.LiteralExpression(nearest).WithTriviaFrom(old));
        }
    }

    // What a text that is no time span was meant to say, nobody knows.
    private static object? Nearest(object? value) => value switch
    {
        int attempts => Math.Min(Math.Max(attempts, 1), SettingsReader.MostAttempts),
        string text when SettingsReader.TryParse(text, out var time) =>
            (time < SettingsReader.LeastVisibility ? SettingsReader.LeastVisibility : SettingsReader.MostVisibility).ToString("c"),
        _ => null,
    };
}
