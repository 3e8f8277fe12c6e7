using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads a class, record or struct into the model of the formatter to generate for it.</summary>
internal sealed class PlainTypeReader(string generatedNamespace)
{
    public void Fill(ValueNode node, INamedTypeSymbol type, string fullName, string name, Func<ITypeSymbol, ValueNode> read)
    {
        var hasKeys = Attributes.HasKeys(type, out var isDataContract);
        PlainMember? withoutKey = null;
        var all = hasKeys ? PlainMembers.Attributed(type, isDataContract, out withoutKey) : PlainMembers.Contractless(type);
        var byIndex = hasKeys && all.Any(member => member.Index is not null);
        if (FindProblem(node, type, all, withoutKey, byIndex))
        {
            return;
        }

        var constructor = ConstructorMatch.Find(type, all, byIndex, out var arguments);
        if (constructor is null && !type.IsValueType)
        {
            node.Problem = ProblemKind.NoUsableConstructor;
            return;
        }

        var setsRequired = constructor is not null && Attributes.Find(
            constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null;

        // What can neither be set nor passed to the constructor is computed, and does not travel.
        var members = all.Where(member => member.IsWritable || arguments.Contains(member)).ToList();
        var models = members.ConvertAll(member =>
        {
            var argument = Array.IndexOf(arguments, member);
            var parameter = argument < 0 ? null : constructor!.Parameters[argument];
            var part = read(Nullability.Of(member, parameter));
            node.Parts.Add(new("." + member.Symbol.Name, part));
            return Model(member, part, parameter, member.IsRequired && !setsRequired);
        });
        var parameters = arguments.Select((member, index) => new ConstructorParameterModel(
            members.IndexOf(member), Literals.Default(constructor!.Parameters[index])));
        node.Model = new FormatterModel(
            generatedNamespace,
            name,
            Names.HintName(fullName, "Formatter"),
            type.ToDisplayString(Names.Type),
            type.ToDisplayString(Names.Display),
            type.IsValueType,
            byIndex ? FormatterLayout.Array : FormatterLayout.Map,
            members.Exists(member => HasDepth(member.Type)),
            setsRequired ? "" : string.Join(",", RequiredButIgnored(type, members)),
            models.ToEquatableArray(),
            parameters.ToEquatableArray());
    }

    private static bool FindProblem(ValueNode node, INamedTypeSymbol type, List<PlainMember> members, PlainMember? withoutKey, bool byIndex)
    {
        if (Attributes.Find(type, "MessagePack.MessagePackFormatterAttribute") is not null)
        {
            node.Problem = ProblemKind.UnsupportedValue;
        }
        else if (withoutKey is not null)
        {
            node.Problem = ProblemKind.KeyMissing;
            node.Detail = withoutKey.Symbol.Name;
        }
        else if (members.GroupBy(member => byIndex && member.Index is { } index ? index.ToString(CultureInfo.InvariantCulture) : member.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            node.Problem = ProblemKind.KeyDoubled;
            node.Detail = doubled.Key;
        }
        else if (members.Find(member => member is { IsHidden: true, IsInitOnly: true, IsWritable: true }) is { } hidden)
        {
            node.Problem = ProblemKind.HiddenInitializer;
            node.Detail = hidden.Symbol.Name;
        }
        else if (byIndex && members.Find(member => member.Index is null or < 0 or > MaxIndex) is { } odd)
        {
            node.Problem = ProblemKind.KeyMissing;
            node.Detail = odd.Symbol.Name;
        }

        return node.Problem is not null;
    }

    // Every number up to the highest is written, used or not.
    private const int MaxIndex = 10_000;

    private static MemberModel Model(PlainMember member, ValueNode part, IParameterSymbol? parameter, bool isRequired) => new(
        Names.Escaped(member.Symbol.Name),
        member.Symbol.Name,
        member.Key,
        member.Index ?? 0,
        member.Type.ToDisplayString(Names.Type),
        part.Formatter,
        member.IsHidden ? member.Symbol.ContainingType.ToDisplayString(Names.Type) : null,
        member.IsReadable,
        parameter is not null ? MemberAssignment.Constructor : member.IsInitOnly ? MemberAssignment.Initializer : MemberAssignment.Setter,
        isRequired,
        isRequired || (parameter is { HasExplicitDefaultValue: false } && Nullability.ForbidsNull(Nullability.Of(parameter))));

    // C# wants every required member in the initializer, also those that do not travel.
    private static IEnumerable<string> RequiredButIgnored(INamedTypeSymbol type, List<PlainMember> members)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true, IsOverride: false } or IFieldSymbol { IsRequired: true } &&
                    !members.Exists(other => string.Equals(other.Symbol.Name, member.Name, StringComparison.Ordinal)))
                {
                    yield return Names.Escaped(member.Name);
                }
            }
        }
    }

    // A type inside which further plain types are nested may be part of a circle, and then a stack can overflow.
    private static bool HasDepth(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasDepth(array.ElementType),
        { TypeKind: TypeKind.Enum } => false,
        INamedTypeSymbol { TypeArguments.Length: > 0 } named when KnownTypes.Is(named, "System.Nullable`1") ||
            KnownTypes.GenericFormatterOf(named) is not null => named.TypeArguments.Any(HasDepth),
        _ => KnownTypes.FormatterOf(type) is null,
    };
}
