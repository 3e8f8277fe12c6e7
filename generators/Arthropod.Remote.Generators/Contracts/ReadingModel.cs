using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The part of a <see cref="ContractReading"/> that may enter the generator's pipeline.</summary>
internal sealed record ReadingModel(ContractModel? Contract, EquatableArray<FormatterModel> Formatters)
{
    private static readonly ReadingModel Nothing = new(null, default);

    public static ReadingModel Of(GeneratorAttributeSyntaxContext found, CancellationToken cancellationToken)
    {
        // Marked twice, on two parts of one interface, is an error of the compiler's; it must not become two files.
        if (found.TargetSymbol is not INamedTypeSymbol type ||
            Attributes.Find(type, Attributes.RemoteQueue)?.ApplicationSyntaxReference is not { } first ||
            first.SyntaxTree != found.TargetNode.SyntaxTree || !found.TargetNode.FullSpan.Contains(first.Span) ||
            ContractReader.Read(type, found.SemanticModel.Compilation, cancellationToken) is not { } reading)
        {
            return Nothing;
        }

        return new ReadingModel(reading.Contract, reading.Formatters);
    }

    /// <summary>The generic contracts that the attributes of one file close.</summary>
    public static ImmutableArray<ReadingModel> OfClosed(GeneratorAttributeSyntaxContext found, CancellationToken cancellationToken) =>
    [
        .. found.Attributes
            .Select(attribute => ClosedContracts.Read(attribute, found.SemanticModel.Compilation, cancellationToken))
            .Where(reading => reading?.Contract is not null)
            .Select(reading => new ReadingModel(reading!.Contract, reading.Formatters)),
    ];
}
