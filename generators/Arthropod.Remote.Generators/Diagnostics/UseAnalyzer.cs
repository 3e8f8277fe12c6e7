using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// Looks at <c>AddClient</c>, <c>AddServer</c> and <c>RemoteClient.Get</c>: what they are given must be a contract that
/// has code. That a served type implements its contract, the compiler sees to.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseRules.NoContract, UseRules.NotClosed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            // Only who uses a generic contract pays for looking into all references.
            var closed = new Lazy<HashSet<ISymbol>>(() => Closed(start.Compilation));
            start.RegisterOperationAction(operation => Analyze(operation, closed), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<HashSet<ISymbol>> closed)
    {
        var invocation = (IInvocationOperation)context.Operation;
        var method = invocation.TargetMethod;
        if (Verb(method) is not { } verb || method.TypeArguments[0] is not INamedTypeSymbol { TypeKind: not TypeKind.Error } contract)
        {
            return;
        }

        if (Attributes.Find(contract, Attributes.RemoteQueue) is null)
        {
            Report(context, UseRules.NoContract, invocation, contract, verb);
        }
        else if (TypeArguments.IsGeneric(contract) && !TypeArguments.IsTypeParameterInside(contract) && !closed.Value.Contains(contract))
        {
            Report(context, UseRules.NotClosed, invocation, contract, verb);
        }
    }

    private static string? Verb(IMethodSymbol method) => (KnownTypes.MetadataName(method.ContainingType), method.Name) switch
    {
        _ when !method.IsGenericMethod => null,
        ("Arthropod.Remote.Hosting.ArthropodBuilder", "AddClient") or ("Arthropod.Remote.RemoteClient", "Get") => "call",
        ("Arthropod.Remote.Hosting.ArthropodBuilder", "AddServer") => "serve",
        _ => null,
    };

    private static void Report(
        OperationAnalysisContext context, DiagnosticDescriptor rule, IInvocationOperation invocation, INamedTypeSymbol contract, string verb) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, Place(invocation), contract.ToDisplayString(Names.Display), verb));

    private static Location Place(IInvocationOperation invocation)
    {
        var name = (invocation.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };

        // The contract may be inferred from a function that creates it.
        return name is GenericNameSyntax generic
            ? generic.TypeArgumentList.Arguments[0].GetLocation()
            : (name ?? invocation.Syntax).GetLocation();
    }

    private static HashSet<ISymbol> Closed(Compilation compilation) => new(
        compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly)
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass is { } type && KnownTypes.Is(type, Attributes.RemoteContract))
            .Select(ClosedContracts.TypeOf)
            .OfType<ISymbol>(),
        SymbolEqualityComparer.Default);
}
