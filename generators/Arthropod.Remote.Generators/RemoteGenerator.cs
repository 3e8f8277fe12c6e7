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

        // Generic ones have code only with the types that this assembly puts in, wherever they were declared.
        var closedReadings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Attributes.RemoteContract,
                static (node, _) => node is CompilationUnitSyntax,
                static (found, cancellationToken) => ReadingModel.OfClosed(found, cancellationToken))
            .SelectMany(static (all, _) => all)
            .WithTrackingName(Steps.ClosedReadings);

        // One file per contract. A change in a type that it carries does not reach its proxy or its dispatcher.
        EmitContracts(context, readings, Steps.Contracts);
        EmitContracts(context, closedReadings, Steps.ClosedContracts);

        // One file per type, however many contracts carry it: the first of them owns it.
        var owners = readings.Collect().Combine(closedReadings.Collect())
            .Select(static (all, _) => FormatterOwners.Of(all.Left.Concat(all.Right)))
            .WithTrackingName(Steps.Owners);
        EmitFormatters(context, readings, owners, Steps.Formatters);
        EmitFormatters(context, closedReadings, owners, Steps.ClosedFormatters);
    }

    private static void EmitContracts(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadingModel> readings, string step)
    {
        var contracts = readings.Select(static (reading, _) => reading.Contract!).WithTrackingName(step);
        context.RegisterSourceOutput(
            contracts, static (output, contract) => output.AddSource(contract.HintName, ContractEmitter.Emit(contract)));
    }

    private static void EmitFormatters(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadingModel> readings,
        IncrementalValueProvider<FormatterOwners> owners,
        string step)
    {
        var formatters = readings
            .SelectMany(static (reading, _) => OwnedFormatter.Of(reading))
            .Combine(owners)
            .Where(static pair => pair.Right.Owns(pair.Left))
            .Select(static (pair, _) => pair.Left.Formatter)
            .WithTrackingName(step);
        context.RegisterSourceOutput(
            formatters, static (output, formatter) => output.AddSource(formatter.HintName, FormatterEmitter.Emit(formatter)));
    }
}
