using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Looks for <c>[Obsolete]</c> and <c>[Experimental]</c> on everything that a generated file names. It goes by the
/// types, not by the graph of values, which has gaps while it is read: the text must not depend on what was read first.
/// </summary>
internal sealed class GuardReader(UnmarkedTypes unmarked)
{
    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private readonly SortedSet<string> _silenced = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isObsolete;
    private bool _hasFoundMarks;

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

    public void AddType(ITypeSymbol type)
    {
        Visit(type);
        if (_hasFoundMarks)
        {
            return;
        }

        // Types lead to each other in circles, so what is below one is known only when all of it has been visited.
        foreach (var seen in _seen)
        {
            unmarked.Add(seen);
        }

        _seen.Clear();
    }

    private void Visit(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Visit(array.ElementType);
        }
        else if (type is INamedTypeSymbol named)
        {
            VisitArguments(named);
            VisitDefinition(named.OriginalDefinition);
            Visit(named.ContainingType);
        }
    }

    private void VisitDefinition(INamedTypeSymbol type)
    {
        if (unmarked.Contains(type) || !_seen.Add(type))
        {
            return;
        }

        AddMarks(type);
        AddMarks(type.ContainingModule);
        AddMarks(type.ContainingAssembly);

        // The formatter of a collection of one's own names what is in it.
        foreach (var implemented in type.AllInterfaces)
        {
            VisitArguments(implemented);
        }
    }

    private void VisitArguments(INamedTypeSymbol type)
    {
        foreach (var argument in type.TypeArguments)
        {
            Visit(argument);
        }
    }

    private void AddParameters(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            AddType(parameter.Type);
        }
    }

    private void AddMarks(ISymbol? symbol)
    {
        if (symbol is null)
        {
            return;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (KnownTypes.Is(type, Obsolete))
            {
                _hasFoundMarks = true;
                _isObsolete |= attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true;
                Silence(Attributes.Named(attribute, "DiagnosticId"));
            }
            else if (KnownTypes.Is(type, Experimental))
            {
                _hasFoundMarks = true;
                Silence(Attributes.FirstArgument(attribute));
            }
        }
    }

    private void Silence(object? id)
    {
        if (id is string text && SyntaxFacts.IsValidIdentifier(text))
        {
            _silenced.Add(text);
        }
    }
}
