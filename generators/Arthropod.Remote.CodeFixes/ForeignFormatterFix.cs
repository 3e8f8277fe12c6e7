using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// AR0221: what is marked with a MessagePack formatter is also marked to be carried by it. A type of another assembly
/// is marked at ours, in the file of the contract.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForeignFormatterFix))]
[Shared]
public sealed class ForeignFormatterFix() : SourceFix("AR0221")
{
    private const string Title = "Use the MessagePack formatter";

    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.Compilation.GetTypeByMetadataName(Attributes.RemoteFormatter) is not { } attribute)
        {
            yield break;
        }

        foreach (var node in BrokenValues.NodesAt(place, model, ProblemKind.ForeignFormatter, cancellationToken))
        {
            if (Bridge(node, model.Compilation) is not { } bridge)
            {
                continue;
            }

            if (node.RefusedFormatter!.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is { } mark)
            {
                yield return SourceEdit.Of(Title, mark.Parent!.Parent!, (marked, generator) => generator.WithMemberAttribute(
                    marked, attribute, generator.TypeOfExpression(generator.TypeExpression(bridge))));
            }
            else if (IsMark(node) && place.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax file)
            {
                yield return SourceEdit.Of(Title, file, (old, generator) => old.WithAssemblyAttribute(
                    generator,
                    attribute,
                    generator.TypeOfExpression(generator.TypeExpression(node.Type)),
                    generator.TypeOfExpression(generator.TypeExpression(bridge))), node.Type.ToDisplayString());
            }
        }
    }

    /// <summary>Whether the type itself is marked, rather than a member that carries it.</summary>
    private static bool IsMark(ValueNode node) => node.Type.GetAttributes().Contains(node.RefusedFormatter!);

    /// <summary>The bridge over which the formatter carries the value; <see langword="null"/>: there is none that would compile.</summary>
    private static INamedTypeSymbol? Bridge(ValueNode node, Compilation compilation)
    {
        if (node.RefusedFormatter is not { ConstructorArguments: { Length: 1 } arguments } ||
            arguments[0].Value is not INamedTypeSymbol { IsUnboundGenericType: false, IsAbstract: false } formatter ||
            HiddenTypes.AreIn(formatter, compilation) ||
            !formatter.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public }))
        {
            return null;
        }

        // As the formatter names it: Clip or Clip?.
        var carried = formatter.AllInterfaces.FirstOrDefault(candidate =>
            KnownTypes.Is(candidate, "MessagePack.Formatters.IMessagePackFormatter`1") &&
            SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], node.Type))?.TypeArguments[0];
        return carried is null
            ? null
            : compilation.GetTypeByMetadataName("Arthropod.Remote.Serialization.Formatters.MessagePackFormatterBridge`2")?.Construct(
                [carried, formatter], [carried.NullableAnnotation, NullableAnnotation.NotAnnotated]);
    }
}
