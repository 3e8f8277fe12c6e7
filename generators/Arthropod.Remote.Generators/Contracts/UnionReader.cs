using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads an interface or abstract class that lists the types which stand for it.</summary>
internal sealed class UnionReader(Compilation compilation, string generatedNamespace, UnmarkedTypes unmarked)
{
    private const string Union = "MessagePack.UnionAttribute";

    public static bool IsUnion(INamedTypeSymbol type) =>
        (type.TypeKind == TypeKind.Interface || (type.TypeKind == TypeKind.Class && type.IsAbstract)) && Attributes.Find(type, Union) is not null;

    /// <summary>The cases by number; a type that cannot be found is left out.</summary>
    public static IEnumerable<(int Key, INamedTypeSymbol Type)> Cases(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { } kind && KnownTypes.Is(kind, Union) && attribute.ConstructorArguments is { Length: 2 } arguments &&
                arguments[0].Value is int key && Type(arguments[1].Value, compilation) is { } found)
            {
                yield return (key, found);
            }
        }
    }

    /// <summary>Whether objects of a type can stand for a union that does not list it.</summary>
    public static bool LacksCase(INamedTypeSymbol type, INamedTypeSymbol union, Compilation compilation) =>
        type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false } &&
        compilation.ClassifyCommonConversion(type, union).IsImplicit && !IsCase(type, union, compilation, depth: 0);

    public void Fill(ValueNode node, INamedTypeSymbol type, string fullName, string name, Func<ITypeSymbol, ValueNode> read)
    {
        var cases = Cases(type, compilation).ToList();
        if (cases.Exists(static item => item.Type.TypeKind == TypeKind.Error))
        {
            // The compiler has said so.
            node.IsUnresolved = true;
            return;
        }

        if (cases.GroupBy(item => item.Key).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            node.Problem = ProblemKind.UnionDoubled;
            node.Detail = "the number " + doubled.Key;
            return;
        }

        if (cases.GroupBy(item => item.Type, SymbolEqualityComparer.Default).FirstOrDefault(group => group.Count() > 1) is { Key: ITypeSymbol twice })
        {
            node.Problem = ProblemKind.UnionDoubled;
            node.Detail = "the type " + twice.ToDisplayString(Names.Display);
            return;
        }

        if (cases.Find(item => item.Type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(item.Type, type) ||
            !compilation.ClassifyCommonConversion(item.Type, type).IsImplicit) is { Type: { } stranger })
        {
            node.Problem = ProblemKind.UnionMismatch;
            node.Detail = stranger.ToDisplayString(Names.Display);
            return;
        }

        if (cases.Find(item => HiddenTypes.AreIn(item.Type, compilation)) is { Type: { } hidden })
        {
            node.Problem = ProblemKind.UnreachableMember;
            node.Detail = hidden.ToDisplayString(Names.Display);
            return;
        }

        var guard = new GuardReader(unmarked);
        guard.AddType(type);
        var models = cases.ConvertAll(item =>
        {
            guard.AddType(item.Type);
            var part = read(item.Type.WithNullableAnnotation(NullableAnnotation.None));
            node.Parts.Add(new($"<{item.Type.Name}>", part));
            return new UnionCase(item.Key, item.Type.ToDisplayString(Names.Type), part.Formatter, IsUnion(item.Type));
        });
        node.Model = new FormatterModel(
            generatedNamespace,
            name,
            Names.HintName(fullName, "Formatter"),
            type.ToDisplayString(Names.Type),
            type.ToDisplayString(Names.Display),
            IsValueType: false,
            FormatterLayout.Union,
            GuardsStack: true,
            RequiredButIgnored: "",
            guard.Guard,
            default,
            default,
            HiddenConstructor: null,
            CallbackStyle.None,
            models.ToEquatableArray());
    }

    private static bool IsCase(INamedTypeSymbol type, INamedTypeSymbol union, Compilation compilation, int depth) =>
        depth < 10 && Cases(union, compilation).Any(item => SymbolEqualityComparer.Default.Equals(item.Type, type) ||
            (IsUnion(item.Type) && IsCase(type, item.Type, compilation, depth + 1)));

    // A type may be named by text, with its assembly after a comma.
    private static INamedTypeSymbol? Type(object? argument, Compilation compilation) => argument switch
    {
        INamedTypeSymbol type => type,
        string name => compilation.GetTypeByMetadataName(name.Split(',')[0].Trim()),
        _ => null,
    };
}
