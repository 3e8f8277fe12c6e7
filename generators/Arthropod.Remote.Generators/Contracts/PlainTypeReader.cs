using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads a class, record or struct into the model of the formatter to generate for it.</summary>
internal sealed class PlainTypeReader(Compilation compilation, string generatedNamespace, UnmarkedTypes unmarked)
{
    // Every number up to the highest is written, used or not.
    private const int MaxIndex = 10_000;

    public void Fill(ValueNode node, INamedTypeSymbol type, string fullName, string name, Func<ITypeSymbol, ValueNode> read)
    {
        var hasKeys = Attributes.HasKeys(type, out var isDataContract);
        PlainMember? withoutKey = null;
        var all = hasKeys
            ? PlainMembers.Attributed(type, isDataContract, IsAccessible, out withoutKey)
            : PlainMembers.Contractless(type);

        // Keys are numbers until a text says otherwise: where there is none, nothing is an array without elements.
        var byIndex = hasKeys && (all.Count == 0 || all.Any(member => member.Index is not null));
        if (FindProblem(node, type, all, withoutKey, byIndex))
        {
            return;
        }

        var constructor = ConstructorMatch.Find(type, all, byIndex, compilation, out var arguments);
        if (constructor is null && !type.IsValueType)
        {
            node.Problem = ProblemKind.NoUsableConstructor;
            node.Detail = Refusal.OfConstructors(type, byIndex);
            return;
        }

        // What the constructor sets needs no setter.
        foreach (var argument in arguments)
        {
            argument.HidesSetter = argument.HidesSetter && argument.Symbol is IFieldSymbol;
        }

        // What can neither be set nor passed to the constructor is computed, and is written only if a key says so.
        var settable = all.FindAll(member => member.IsWritable || arguments.Contains(member));
        var members = all.FindAll(member => member.HasKey || settable.Contains(member));
        if (members.Count == 0 && (all.Count > 0 || (!hasKeys && HeldState.IsIn(type))))
        {
            node.Problem = ProblemKind.NothingTravels;
            return;
        }

        node.Unsettable = settable.Count == all.Count ? [] : [.. all.Except(settable).Select(member => member.Symbol)];
        node.Unreadable = [.. members.Where(member => member is { IsReadable: false, Symbol: IPropertySymbol { GetMethod: not null } }).Select(member => member.Symbol)];

        var hidesConstructor = constructor is not null && !IsAccessible(constructor);
        if (FindUnreachable(node, type, members, hidesConstructor ? constructor : null) ||
            (hasKeys && FindUnseen(node, type, isDataContract, arguments)))
        {
            return;
        }

        // No initializer follows a constructor that is not named; and then C# requires no members either.
        foreach (var member in members.Where(member => hidesConstructor && member.IsInitOnly))
        {
            member.HidesSetter = true;
        }

        var setsRequired = hidesConstructor || (constructor is not null && Attributes.Find(constructor, Attributes.SetsRequiredMembers) is not null);
        node.Members = members.ConvertAll(member => member.Symbol);
        var models = members.ConvertAll(member =>
        {
            var argument = Array.IndexOf(arguments, member);
            var parameter = argument < 0 ? null : constructor!.Parameters[argument];
            var part = MemberFormatters.Read(member, parameter, read, compilation);
            node.Parts.Add(new("." + member.Symbol.Name, part));
            return Model(member, part, parameter, member.IsRequired && !setsRequired);
        });
        var parameters = arguments.Select((member, index) => Model(members.IndexOf(member), member, constructor!.Parameters[index]));
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
            Guard(type, members, constructor),
            models.ToEquatableArray(),
            parameters.ToEquatableArray(),
            hidesConstructor ? Hidden(constructor!) : null,
            Callbacks.Of(type),
            default);
    }

    private bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    /// <summary>Accessors that pass over visibility are for one's own types.</summary>
    private bool FindUnreachable(ValueNode node, INamedTypeSymbol type, List<PlainMember> members, IMethodSymbol? hiddenConstructor)
    {
        var hidden = members.Find(member => (member.HidesGetter || member.HidesSetter) &&
            (!IsReachable(member.Symbol.ContainingType) || IsExplicitInStruct(member.Symbol)));
        if (hidden is null && (hiddenConstructor is null || IsReachable(type)))
        {
            return false;
        }

        node.Problem = ProblemKind.UnreachableMember;
        node.Detail = hidden?.Symbol.Name ?? type.Name;
        return true;
    }

    private bool FindUnseen(ValueNode node, INamedTypeSymbol type, bool isDataContract, PlainMember[] arguments)
    {
        var unseen = UnseenMembers.Find(
            type,
            isDataContract,
            property => Array.Exists(arguments, argument => SymbolEqualityComparer.Default.Equals(argument.Symbol.OriginalDefinition, property)),
            compilation);
        node.Problem = unseen is null ? null : ProblemKind.UnreachableMember;
        node.Detail = unseen ?? "";
        return unseen is not null;
    }

    // The runtime finds two of such accessors, the one that unboxes before it, and takes neither.
    private static bool IsExplicitInStruct(ISymbol member) =>
        member is IPropertySymbol { ContainingType.IsValueType: true, ExplicitInterfaceImplementations.IsEmpty: false };

    private bool IsReachable(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && TypeArguments.AreDistinct(type);

    // A parameter of another type has no default value but null. Its type is named in the call, since another constructor
    // may take the member as it is.
    private static ConstructorParameterModel Model(int index, PlainMember member, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type)
            ? new(index, Literals.Default(parameter), Cast: "")
            : new(index, $"default({member.Type.ToDisplayString(Names.Type)})", $"({parameter.Type.ToDisplayString(Names.Type)})");

    private static HiddenConstructor Hidden(IMethodSymbol constructor) => new(
        AccessorOwner.Of(constructor.ContainingType),
        constructor.OriginalDefinition.Parameters.Select(parameter => parameter.Type.ToDisplayString(Names.Type)).ToEquatableArray());

    private GuardModel Guard(INamedTypeSymbol type, List<PlainMember> members, IMethodSymbol? constructor)
    {
        var reader = new GuardReader(unmarked);
        reader.AddType(type);
        foreach (var member in members)
        {
            reader.AddMember(member.Symbol);
        }

        if (constructor is not null)
        {
            reader.AddMember(constructor);
        }

        return reader.Guard;
    }

    private static bool FindProblem(ValueNode node, INamedTypeSymbol type, List<PlainMember> members, PlainMember? withoutKey, bool byIndex)
    {
        if (withoutKey is not null)
        {
            node.Problem = ProblemKind.KeyMissing;
            node.Detail = withoutKey.Symbol.Name;
        }
        else if (DoubledKey(members, byIndex) is { } doubled)
        {
            node.Problem = ProblemKind.KeyDoubled;
            node.Detail = doubled;
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

    private static string? DoubledKey(List<PlainMember> members, bool byIndex)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return members.TrueForAll(member => keys.Add(KeyOf(member)))
            ? null
            : members.GroupBy(KeyOf, StringComparer.Ordinal).First(group => group.Count() > 1).Key;

        string KeyOf(PlainMember member) =>
            byIndex && member.Index is { } index ? index.ToString(CultureInfo.InvariantCulture) : member.Key;
    }

    private static MemberModel Model(PlainMember member, ValueNode part, IParameterSymbol? parameter, bool isRequired) => new(
        Names.Escaped(member.Symbol.Name),
        member.Symbol.Name,
        member.Key,
        member.Index ?? 0,
        member.Type.ToDisplayString(Names.Type),
        part.Formatter,
        member.IsHidden ? member.Symbol.ContainingType.ToDisplayString(Names.Type) : null,
        member.IsReadable,
        Assignment(member, parameter),
        isRequired,
        isRequired || member.IsRequired || (parameter is { HasExplicitDefaultValue: false } && Nullability.ForbidsNull(Nullability.Of(parameter))),
        member.HidesGetter || member.HidesSetter
            ? new HiddenMember(
                AccessorOwner.Of(member.Symbol.ContainingType),
                AdviceTrails.TypeOf(member.Symbol.OriginalDefinition).ToDisplayString(Names.Type),
                member.Symbol is IFieldSymbol,
                member.HidesGetter,
                member.HidesSetter)
            : null);

    private static MemberAssignment Assignment(PlainMember member, IParameterSymbol? parameter) =>
        parameter is not null ? MemberAssignment.Constructor
        : !member.IsWritable ? MemberAssignment.None
        : member is { IsInitOnly: true, HidesSetter: false } ? MemberAssignment.Initializer
        : MemberAssignment.Setter;

    // C# wants every required member in the initializer, also those that do not travel.
    private static IEnumerable<string> RequiredButIgnored(INamedTypeSymbol type, List<PlainMember> members)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true, IsOverride: false } or IFieldSymbol { IsRequired: true } &&
                    !IsAmong(members, member.Name))
                {
                    yield return Names.Escaped(member.Name);
                }
            }
        }
    }

    private static bool IsAmong(List<PlainMember> members, string name) =>
        members.Exists(member => string.Equals(member.Symbol.Name, name, StringComparison.Ordinal));

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
