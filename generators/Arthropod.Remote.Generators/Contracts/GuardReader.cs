using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Looks for <c>[Obsolete]</c> and <c>[Experimental]</c> on everything that a generated file names. It goes by the
/// types, not by the graph of values, which has gaps while it is read: the text must not depend on what was read first.
/// </summary>
internal sealed class GuardReader
{
    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private readonly SortedSet<string> _silenced = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isObsolete;

    public GuardModel Guard => new(_isObsolete, string.Join(", ", _silenced));

    /// <summary>Adds a member of a contract and the types of its signature.</summary>
    public void AddMember(ISymbol member)
    {
        AddMarks(member);
        AddType(member.ContainingType);
        switch (member)
        {
            case IMethodSymbol method:
                AddType(method.ReturnType);
                AddParameters(method.Parameters);
                break;
            case IPropertySymbol property:
                // Either accessor may be marked alone.
                AddMarks(property.GetMethod);
                AddMarks(property.SetMethod);
                AddType(property.Type);
                AddParameters(property.Parameters);
                break;
            case IFieldSymbol field:
                AddType(field.Type);
                break;
            case IEventSymbol e:
                AddType(e.Type);
                break;
        }
    }

    public void AddType(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            AddType(array.ElementType);
        }
        else if (type is INamedTypeSymbol named && _seen.Add(named))
        {
            AddMarks(named);
            AddMarks(named.ContainingModule);
            AddMarks(named.ContainingAssembly);
            AddType(named.ContainingType);
            AddTypes(named.TypeArguments);

            // The formatter of a collection of one's own names what is in it.
            AddTypes(named.AllInterfaces.SelectMany(i => i.TypeArguments));
        }
    }

    private void AddParameters(IEnumerable<IParameterSymbol> parameters) => AddTypes(parameters.Select(parameter => parameter.Type));

    private void AddTypes(IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types)
        {
            AddType(type);
        }
    }

    private void AddMarks(ISymbol? symbol)
    {
        if (symbol is null)
        {
            return;
        }

        if (Attributes.Find(symbol, Obsolete) is { } obsolete)
        {
            _isObsolete |= obsolete.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true;
            Silence(Attributes.Named(obsolete, "DiagnosticId"));
        }

        Silence(Attributes.FirstArgument(Attributes.Find(symbol, Experimental)));
    }

    private void Silence(object? id)
    {
        if (id is string text && SyntaxFacts.IsValidIdentifier(text))
        {
            _silenced.Add(text);
        }
    }
}
