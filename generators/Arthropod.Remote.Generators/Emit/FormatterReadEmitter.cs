using System.Text;
using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>
/// The reading half of a formatter: members into locals, in whatever order they come, then the constructor, then what
/// it does not set. A member that did not come keeps what constructor and initializers give it.
/// </summary>
internal static class FormatterReadEmitter
{
    public static void Emit(SourceWriter writer, FormatterModel formatter)
    {
        writer.Open($"public static {formatter.TypeName} Read({Code.Reader})")
            .Open("if (reader.TryReadNil())")
            .Line(formatter.IsValueType
                ? $"throw {Code.RemoteReader}.UnexpectedNil({Literals.Text(formatter.DisplayName)});"
                : "return null;")
            .Close().Line();
        if (formatter.Layout == FormatterLayout.Union)
        {
            UnionEmitter.EmitRead(writer, formatter);
            writer.Close();
            return;
        }

        EmitLocals(writer, formatter);
        var isTraced = TakesMembers(formatter);
        if (isTraced)
        {
            writer.OpenTraced();
        }

        if (formatter.Layout == FormatterLayout.Map)
        {
            EmitMap(writer, formatter);
        }
        else
        {
            EmitArray(writer, formatter);
        }

        if (isTraced)
        {
            writer.CloseTraced().Line();
        }

        EmitResult(writer, formatter);
        writer.Close();
    }

    private static void EmitLocals(SourceWriter writer, FormatterModel formatter)
    {
        for (var i = 0; i < formatter.Members.Count; i++)
        {
            var member = formatter.Members[i];
            if (member.Assignment == MemberAssignment.None)
            {
                continue;
            }

            if (Fallback(formatter, i) is { } fallback)
            {
                writer.Line($"{member.TypeName} member{i} = {fallback};");
            }
            else
            {
                writer.Line($"{member.TypeName} member{i} = default({member.TypeName});");
            }

            if (IsWatched(member))
            {
                writer.Line($"bool has{i} = false;");
            }
        }
    }

    private static string? Fallback(FormatterModel formatter, int member)
    {
        foreach (var parameter in formatter.ConstructorParameters)
        {
            if (parameter.Member == member)
            {
                return parameter.Default;
            }
        }

        return null;
    }

    private static void EmitMap(SourceWriter writer, FormatterModel formatter)
    {
        writer.Line($"int count = {Code.RemoteReader}.EnterMap(ref reader);")
            .Open("for (int i = 0; i < count; i++)");
        if (!TakesMembers(formatter))
        {
            writer.Line($"{Code.RemoteReader}.Skip(ref reader);");
        }
        else
        {
            writer.Line("at = null;")
                .Line($"global::System.ReadOnlySpan<byte> name = {Code.RemoteReader}.ReadName(ref reader);")
                .Open("switch (name.Length)");
            var members = formatter.Members
                .Select((member, index) => (Member: member, Index: index))
                .Where(item => item.Member.Assignment != MemberAssignment.None);
            foreach (var group in members.GroupBy(item => Encoding.UTF8.GetByteCount(item.Member.Key)).OrderBy(group => group.Key))
            {
                writer.Line($"case {group.Key}:").Indent();
                foreach (var item in group)
                {
                    writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {Literals.Text(item.Member.Key)}u8))");
                    EmitReadMember(writer, item.Member, item.Index);
                    writer.Line("continue;").Close().Line();
                }

                writer.Line("break;").Unindent();
            }

            writer.Close().Line();
        }

        writer.Line($"{Code.RemoteReader}.Skip(ref reader);")
            .Close().Line()
            .Line($"{Code.RemoteReader}.Leave(ref reader);");
    }

    // One member after the other and no loop: the array has them in their order, and a shorter one ends before the last.
    private static void EmitArray(SourceWriter writer, FormatterModel formatter)
    {
        writer.Line($"int count = {Code.RemoteReader}.EnterArray(ref reader);");
        var next = 0;
        var members = formatter.Members
            .Select((member, index) => (Member: member, Index: index))
            .Where(item => item.Member.Assignment != MemberAssignment.None)
            .OrderBy(item => item.Member.Index);
        foreach (var (member, index) in members)
        {
            if (member.Index > next)
            {
                writer.Line("at = null;")
                    .Line($"{Code.RemoteReader}.Skip(ref reader, global::System.Math.Min(count, {member.Index}) - {next});");
            }

            writer.Open($"if (count > {member.Index})");
            EmitReadMember(writer, member, index);
            writer.Close().Line();
            next = member.Index + 1;
        }

        if (next > 0)
        {
            writer.Line("at = null;");
        }

        writer.Line($"{Code.RemoteReader}.LeaveArray(ref reader, count - {next});");
    }

    private static void EmitReadMember(SourceWriter writer, MemberModel member, int index)
    {
        writer.Line($"at = {Literals.Text(member.PlainName)};")
            .Line($"member{index} = {member.Formatter}.Read(ref reader);");
        if (IsWatched(member))
        {
            writer.Line($"has{index} = true;");
        }
    }

    private static void EmitResult(SourceWriter writer, FormatterModel formatter)
    {
        for (var i = 0; i < formatter.Members.Count; i++)
        {
            var member = formatter.Members[i];
            if (member.MustCome)
            {
                writer.Open($"if (!has{i})")
                    .Line($"throw {Code.RemoteReader}.MissingMember({Literals.Text(formatter.DisplayName)}, {Literals.Text(member.PlainName)});")
                    .Close().Line();
            }
        }

        EmitDefaults(writer, formatter);
        writer.Line($"{formatter.TypeName} result = {Creation(formatter, withInitializers: true)};");
        for (var i = 0; i < formatter.Members.Count; i++)
        {
            var member = formatter.Members[i];
            if (member is { Assignment: MemberAssignment.Setter, IsRequired: false })
            {
                writer.Open($"if (has{i})")
                    .Line(AccessorEmitter.Set(formatter, member, "result", "member" + i))
                    .Close().Line();
            }
        }

        if (formatter.Callbacks != CallbackStyle.None)
        {
            writer.Line(FormatterEmitter.Callback(formatter, "result", "OnAfterDeserialize"));
        }

        writer.Line("return result;");
    }

    // What can only be set in an initializer must be set there or not at all; where it did not come, the value that it
    // has by default is taken from another instance.
    private static void EmitDefaults(SourceWriter writer, FormatterModel formatter)
    {
        var optional = new List<int>();
        for (var i = 0; i < formatter.Members.Count; i++)
        {
            if (formatter.Members[i] is { Assignment: MemberAssignment.Initializer, IsRequired: false, IsWritten: true })
            {
                optional.Add(i);
            }
        }

        if (optional.Count == 0)
        {
            return;
        }

        writer.Open($"if ({string.Join(" || ", optional.Select(index => "!has" + index))})")
            .Line($"{formatter.TypeName} defaults = {Creation(formatter, withInitializers: false)};");
        foreach (var index in optional)
        {
            writer.Line($"member{index} = has{index} ? member{index} : {AccessorEmitter.Get(formatter, formatter.Members[index], "defaults")};");
        }

        writer.Close().Line();
    }

    private static string Creation(FormatterModel formatter, bool withInitializers)
    {
        var arguments = string.Join(", ", formatter.ConstructorParameters.Select(parameter => $"{parameter.Cast}member{parameter.Member}"));
        var settings = string.Join(", ", Settings(formatter, withInitializers));
        return AccessorEmitter.Create(formatter, arguments) + (settings.Length == 0 ? "" : $" {{ {settings} }}");
    }

    private static IEnumerable<string> Settings(FormatterModel formatter, bool withInitializers)
    {
        for (var i = 0; i < formatter.Members.Count; i++)
        {
            var member = formatter.Members[i];
            if (member.IsRequired || (withInitializers && member.Assignment == MemberAssignment.Initializer))
            {
                yield return $"{member.Name} = member{i}";
            }
        }

        foreach (var name in formatter.RequiredButIgnored.Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            yield return $"{name} = default";
        }
    }

    // What is only computed is written and not read.
    private static bool TakesMembers(FormatterModel formatter) => formatter.Members.Any(member => member.Assignment != MemberAssignment.None);

    // Whether it came matters only where something is done about it; the compiler warns of what nobody looks at.
    private static bool IsWatched(MemberModel member) => member.MustCome || (!member.IsRequired && member.Assignment switch
    {
        MemberAssignment.Setter => true,
        MemberAssignment.Initializer => member.IsWritten,
        _ => false,
    });
}
