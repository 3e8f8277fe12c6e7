using Arthropod.Remote.Generators.Contracts;
using Arthropod.Remote.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.Generators;

/// <summary>
/// Emits for every contract a proxy, a dispatcher and their registration, and for every plain type that travels a
/// formatter. It reports nothing: the analyzer reads contracts through the same code and says what is wrong.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RemoteGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Find the interfaces that are marked, and read each with its values into models that can be compared.
        var readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Attributes.RemoteQueue,
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (found, cancellationToken) => ReadingModel.Of(found, cancellationToken))
            .Where(static reading => reading.Contract is not null)
            .WithTrackingName(Steps.Readings);

        // One file per contract. A change in a type that it carries does not reach its proxy or its dispatcher.
        var contracts = readings.Select(static (reading, _) => reading.Contract!).WithTrackingName(Steps.Contracts);
        context.RegisterSourceOutput(
            contracts, static (output, contract) => output.AddSource(contract.HintName, ContractEmitter.Emit(contract)));

        // One file per type, however many contracts carry it: the first of them owns it.
        var owners = readings.Collect().Select(static (all, _) => FormatterOwners.Of(all)).WithTrackingName(Steps.Owners);
        var formatters = readings
            .SelectMany(static (reading, _) => OwnedFormatter.Of(reading))
            .Combine(owners)
            .Where(static pair => pair.Right.Owns(pair.Left))
            .Select(static (pair, _) => pair.Left.Formatter)
            .WithTrackingName(Steps.Formatters);
        context.RegisterSourceOutput(
            formatters, static (output, formatter) => output.AddSource(formatter.HintName, FormatterEmitter.Emit(formatter)));
    }
}
