using System.Globalization;
using System.Text;
using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// Writes a lock as text: one fact to a line, everything sorted, so that two branches that change different things
/// merge without a conflict.
/// </summary>
internal static class LockText
{
    public const string Version = "1";

    /// <summary>Stands before the four hexadecimal digits of a letter that cannot stand in a quoted text itself.</summary>
    public const char Escape = '~';

    private const string Header = """
        # What the contracts of this project look like to callers and workers that are already running.
        # Check this file in: the build compares the contracts with it and refuses what would break those peers.
        # It is written by 'dotnet build -t:ArthropodLock'. What may change, and how: docs/contract-evolution.md.
        """;

    public static string Write(LockModel model)
    {
        var text = new StringBuilder(Header.Replace("\r", "")).Append($"\nversion {Version}\n");
        foreach (var contract in model.Contracts)
        {
            text.Append("\ncontract ").Append(Quoted(contract.QueueName)).Append(' ').Append(Quoted(contract.Name)).Append('\n');
            foreach (var method in contract.Methods)
            {
                Write(text, method);
            }
        }

        foreach (var type in model.Types)
        {
            Write(text, type);
        }

        return text.ToString();
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, LockedMethod method)
    {
        text.Append("  method ").Append(Quoted(method.WireName)).Append('\n');
        for (var i = 0; i < method.Arguments.Count; i++)
        {
            var argument = method.Arguments[i];
            text.Append("    argument ").Append(Number(i + 1)).Append(' ').Append(Quoted(argument.Name)).Append(' ')
                .Append(argument.Type).Append(argument.IsOptional ? " optional\n" : "\n");
        }

        if (method.Progress is not null)
        {
            text.Append("    progress ").Append(method.Progress).Append('\n');
        }

        if (method.Result is not null)
        {
            text.Append("    result ").Append(method.Result).Append('\n');
        }
    }

    private static void Write(StringBuilder text, LockedType type)
    {
        text.Append('\n').Append(Word(type.Kind)).Append(' ').Append(Quoted(type.Name));
        text.Append(type.Underlying.Length == 0 ? "" : " " + type.Underlying).Append('\n');
        foreach (var member in type.Members)
        {
            text.Append("  ").Append(Quoted(member.Key)).Append(' ').Append(Quoted(member.Name));
            text.Append(member.Type.Length == 0 ? "" : " " + member.Type).Append(member.IsRequired ? " required\n" : "\n");
        }
    }

    public static string Word(LockedTypeKind kind) => kind switch
    {
        LockedTypeKind.Map => "map",
        LockedTypeKind.Array => "array",
        LockedTypeKind.Enum => "enum",
        _ => "union",
    };

    // Wire names and keys are whatever their author likes.
    private static string Quoted(string text)
    {
        if (text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '-' or '<' or '>' or ',' or '?' or '[' or ']' or '(' or ')' or '+'))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            // Not with a backslash: MSBuild, through whose hands the text goes, makes a slash of it.
            if (letter is '"' or '\\' or Escape || char.IsControl(letter) || char.IsSurrogate(letter))
            {
                quoted.Append(Escape).Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(letter);
            }
        }

        return quoted.Append('"').ToString();
    }
}
