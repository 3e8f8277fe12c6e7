using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>How the members of a value are read and set, by their names or past their visibility.</summary>
internal static class AccessorEmitter
{
    private const string Attribute = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>The value of a member, as an expression.</summary>
    public static string Get(FormatterModel formatter, MemberModel member, string target) => member.Hidden switch
    {
        { HidesGetter: true, IsField: true } => $"{Call("Field", formatter, member)}({Self(formatter, target)})",
        { HidesGetter: true } => $"{Call("Get", formatter, member)}({Self(formatter, target)})",
        _ => Plain(member, target),
    };

    /// <summary>The assignment of a member, as a statement.</summary>
    public static string Set(FormatterModel formatter, MemberModel member, string target, string value) => member.Hidden switch
    {
        { HidesSetter: true, IsField: true } => $"{Call("Field", formatter, member)}({Self(formatter, target)}) = {value};",
        { HidesSetter: true } => $"{Call("Set", formatter, member)}({Self(formatter, target)}, {value});",
        _ => $"{Plain(member, target)} = {value};",
    };

    /// <summary>A new object.</summary>
    public static string Create(FormatterModel formatter, string arguments) => formatter.HiddenConstructor is { } constructor
        ? $"{Class(formatter, constructor.Owner)}Create({arguments})"
        : $"new {formatter.TypeName}({arguments})";

    /// <summary>The accessors: those of the type itself, and in a class each those of generic ones.</summary>
    public static void Emit(SourceWriter writer, FormatterModel formatter)
    {
        if (formatter.HiddenConstructor is null && !formatter.Members.Any(static member => member.Hidden is not null))
        {
            return;
        }

        EmitOf(writer, formatter, owner: null);
        foreach (var owner in GenericOwners(formatter))
        {
            writer.Line().Open($"private static class {ClassName(formatter, owner)}{owner.Parameters}{owner.Constraints}");
            EmitOf(writer, formatter, owner);
            writer.Close();
        }
    }

    private static void EmitOf(SourceWriter writer, FormatterModel formatter, AccessorOwner? owner)
    {
        var isFirst = owner is not null;
        if (formatter.HiddenConstructor is { } constructor && IsOf(constructor.Owner, owner))
        {
            var parameters = constructor.ParameterTypes.Select(static (type, index) => $"{type} argument{index}");
            Declare("Constructor", null, $"{constructor.Owner.TypeName} Create({string.Join(", ", parameters)})");
        }

        foreach (var member in formatter.Members)
        {
            if (member.Hidden is not { } hidden || !IsOf(hidden.Owner, owner))
            {
                continue;
            }

            var self = (formatter.IsValueType ? "ref " : "") + hidden.Owner.TypeName + " value";
            if (hidden.IsField)
            {
                Declare("Field", member.PlainName, $"ref {hidden.TypeName} {Name("Field", formatter, member)}({self})");
                continue;
            }

            if (hidden.HidesGetter && member.IsWritten)
            {
                Declare("Method", Accessor("get_", member), $"{hidden.TypeName} {Name("Get", formatter, member)}({self})");
            }

            if (hidden.HidesSetter)
            {
                Declare("Method", Accessor("set_", member), $"void {Name("Set", formatter, member)}({self}, {hidden.TypeName} member)");
            }
        }

        void Declare(string kind, string? name, string signature)
        {
            (isFirst ? writer : writer.Line())
                .Line($"[{Attribute}({Attribute}Kind.{kind}{(name is null ? "" : ", Name = " + Literals.Text(name))})]")
                .Line($"{(owner is null ? "private" : "internal")} static extern {signature};");
            isFirst = false;
        }
    }

    // What implements an interface explicitly has its name in front: the getter of IClip.Rate is IClip.get_Rate.
    private static string Accessor(string prefix, MemberModel member) => member.PlainName.Insert(member.PlainName.LastIndexOf('.') + 1, prefix);

    private static bool IsOf(AccessorOwner owner, AccessorOwner? wanted) => wanted is null ? !owner.IsGeneric : owner == wanted;

    private static string Call(string kind, FormatterModel formatter, MemberModel member) =>
        Class(formatter, member.Hidden!.Owner) + Name(kind, formatter, member);

    // A type and the one that it derives from may each hide a member of one name.
    private static string Name(string kind, FormatterModel formatter, MemberModel member) =>
        kind + formatter.Members.TakeWhile(other => other != member).Count();

    private static string Class(FormatterModel formatter, AccessorOwner owner) =>
        owner.IsGeneric ? ClassName(formatter, owner) + owner.Arguments + "." : "";

    private static string ClassName(FormatterModel formatter, AccessorOwner owner) =>
        "Accessors" + GenericOwners(formatter).TakeWhile(other => other != owner).Count();

    private static IEnumerable<AccessorOwner> GenericOwners(FormatterModel formatter) => formatter.Members
        .Select(static member => member.Hidden?.Owner)
        .Prepend(formatter.HiddenConstructor?.Owner)
        .Where(static owner => owner is { IsGeneric: true })
        .Select(static owner => owner!)
        .Distinct();

    private static string Self(FormatterModel formatter, string target) => formatter.IsValueType ? "ref " + target : target;

    // Through the base type that declares it, where a derived type hides it.
    private static string Plain(MemberModel member, string target) =>
        member.DeclaringType is { } type ? $"(({type}){target}).{member.Name}" : $"{target}.{member.Name}";
}
