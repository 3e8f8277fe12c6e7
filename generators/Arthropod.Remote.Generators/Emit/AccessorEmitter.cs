using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>How the members of a value are read and set, by their names or past their visibility.</summary>
internal static class AccessorEmitter
{
    private const string Attribute = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>The value of a member, as an expression.</summary>
    public static string Get(FormatterModel formatter, MemberModel member, string target) => member.Hidden switch
    {
        { HidesGetter: true, IsField: true } => $"{Name("Field", formatter, member)}({Self(formatter, target)})",
        { HidesGetter: true } => $"{Name("Get", formatter, member)}({Self(formatter, target)})",
        _ => Plain(member, target),
    };

    /// <summary>The assignment of a member, as a statement.</summary>
    public static string Set(FormatterModel formatter, MemberModel member, string target, string value) => member.Hidden switch
    {
        { HidesSetter: true, IsField: true } => $"{Name("Field", formatter, member)}({Self(formatter, target)}) = {value};",
        { HidesSetter: true } => $"{Name("Set", formatter, member)}({Self(formatter, target)}, {value});",
        _ => $"{Plain(member, target)} = {value};",
    };

    /// <summary>A new object.</summary>
    public static string Create(FormatterModel formatter, string arguments) =>
        formatter.HidesConstructor ? $"Create({arguments})" : $"new {formatter.TypeName}({arguments})";

    public static void Emit(SourceWriter writer, FormatterModel formatter)
    {
        if (formatter.HidesConstructor)
        {
            var parameters = formatter.ConstructorParameters.Select(
                (parameter, index) => $"{formatter.Members[parameter.Member].TypeName} argument{index}");
            Declare(writer, "Constructor", null, $"{formatter.TypeName} Create({string.Join(", ", parameters)})");
        }

        foreach (var member in formatter.Members)
        {
            if (member.Hidden is not { } hidden)
            {
                continue;
            }

            var self = (formatter.IsValueType ? "ref " : "") + hidden.Owner + " value";
            if (hidden.IsField)
            {
                Declare(writer, "Field", member.PlainName, $"ref {member.TypeName} {Name("Field", formatter, member)}({self})");
                continue;
            }

            if (hidden.HidesGetter && member.IsWritten)
            {
                Declare(writer, "Method", "get_" + member.PlainName, $"{member.TypeName} {Name("Get", formatter, member)}({self})");
            }

            if (hidden.HidesSetter)
            {
                Declare(writer, "Method", "set_" + member.PlainName, $"void {Name("Set", formatter, member)}({self}, {member.TypeName} member)");
            }
        }
    }

    private static void Declare(SourceWriter writer, string kind, string? name, string signature) => writer.Line()
        .Line($"[{Attribute}({Attribute}Kind.{kind}{(name is null ? "" : ", Name = " + Literals.Text(name))})]")
        .Line($"private static extern {signature};");

    // A type and the one that it derives from may each hide a member of one name.
    private static string Name(string kind, FormatterModel formatter, MemberModel member) =>
        kind + formatter.Members.TakeWhile(other => other != member).Count();

    private static string Self(FormatterModel formatter, string target) => formatter.IsValueType ? "ref " + target : target;

    // Through the base type that declares it, where a derived type hides it.
    private static string Plain(MemberModel member, string target) =>
        member.DeclaringType is { } type ? $"(({type}){target}).{member.Name}" : $"{target}.{member.Name}";
}
