using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.House.Tests;

/// <summary>A file uses a type that another file declares: by its name, by a member, or by an expression that has this type.</summary>
/// <param name="From">The file that uses it.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="Type">The type's name.</param>
internal sealed record TypeUse(string From, string To, string Type)
{
    /// <summary>All uses in a program, each once.</summary>
    public static IReadOnlyList<TypeUse> In(CSharpCompilation program) =>
        [.. program.SyntaxTrees.AsParallel().AsOrdered().SelectMany(tree => In(program.GetSemanticModel(tree)))];

    public override string ToString() => $"{From} uses {Type} of {To}";

    private static IEnumerable<TypeUse> In(SemanticModel model)
    {
        var file = model.SyntaxTree.FilePath;
        var used = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes().Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            var info = model.GetSymbolInfo(name);
            var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            Collect(symbol as ITypeSymbol ?? symbol?.ContainingType, used);
            Collect(TypeOf(symbol), used);
        }

        return from type in used
               from declaration in type.DeclaringSyntaxReferences
               let declaring = declaration.SyntaxTree.FilePath
               where declaring != file
               select new TypeUse(file, declaring, type.Name);
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol @event => @event.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static void Collect(ITypeSymbol? type, HashSet<INamedTypeSymbol> used)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Collect(array.ElementType, used);
                break;

            case IPointerTypeSymbol pointer:
                Collect(pointer.PointedAtType, used);
                break;

            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    Collect(argument, used);
                }

                used.Add(named.OriginalDefinition);
                break;
        }
    }
}
