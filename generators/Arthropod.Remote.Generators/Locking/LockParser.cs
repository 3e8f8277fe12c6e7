using System.Globalization;
using System.Text;
using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>Reads the text of a lock. A line that it does not understand is an error: half a lock protects nobody.</summary>
internal sealed class LockParser
{
    private readonly List<LockedContract> _contracts = [];
    private readonly List<LockedType> _types = [];
    private readonly List<LockedMethod> _methods = [];
    private readonly List<LockedArgument> _arguments = [];
    private readonly List<LockedMember> _members = [];
    private readonly HashSet<string> _typeNames = new(StringComparer.Ordinal);
    private LockedContract? _contract;
    private LockedMethod? _method;
    private LockedType? _type;
    private bool _hasVersion;

    private LockParser()
    {
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="fault">Why it cannot be read; <see langword="null"/>: it can.</param>
    /// <returns>The lock; <see langword="null"/> where a line is not understood.</returns>
    public static LockModel? Parse(string text, out LockFault? fault)
    {
        var parser = new LockParser();
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Trim().Length == 0 || line[0] == '#')
            {
                continue;
            }

            var words = Words(line);
            if (words is null || !parser.Take(line, words))
            {
                fault = line.Substring(0, line.Length - line.TrimStart().Length).Contains('\t') ? LockFault.Tabs(i)
                    : words is ["version", _] && !parser._hasVersion ? LockFault.Newer(i)
                    : parser._hasVersion ? LockFault.Unknown(i)
                    : LockFault.NoVersion with { Line = i };
                return null;
            }
        }

        fault = parser._hasVersion ? null : LockFault.NoVersion;
        return fault is null ? parser.Finish() : null;
    }

    private bool Take(string line, List<string> words)
    {
        var depth = line.Length - line.TrimStart(' ').Length;
        return (depth, words) switch
        {
            (0, ["version", LockText.Version]) => _hasVersion = true,
            (0, ["contract", var queue, var name]) => Start(contract: new(queue, name, default)),
            (0, ["map", var name]) => Start(type: new(name, LockedTypeKind.Map, "", default)),
            (0, ["array", var name]) => Start(type: new(name, LockedTypeKind.Array, "", default)),
            (0, ["union", var name]) => Start(type: new(name, LockedTypeKind.Union, "", default)),
            (0, ["enum", var name, var underlying]) => Start(type: new(name, LockedTypeKind.Enum, underlying, default)),
            (2, ["method", var name]) when _contract is not null => Start(new LockedMethod(name, default, null, null)),
            (2, _) when _type is not null => TakeMember(words),
            (4, ["argument", var place, var name, var type]) => TakeArgument(place, new(name, type, IsOptional: false)),
            (4, ["argument", var place, var name, var type, "optional"]) => TakeArgument(place, new(name, type, IsOptional: true)),
            (4, ["progress", var type]) when _method is { Progress: null } method => TakeType(method with { Progress = type }, type),
            (4, ["result", var type]) when _method is { Result: null } method => TakeType(method with { Result = type }, type),
            _ => false,
        };
    }

    private bool TakeArgument(string place, LockedArgument argument)
    {
        if (_method is null || !string.Equals(place, LockText.Number(_arguments.Count + 1), StringComparison.Ordinal) || Shape.Parse(argument.Type) is null)
        {
            return false;
        }

        _arguments.Add(argument);
        return true;
    }

    private bool TakeType(LockedMethod method, string type)
    {
        _method = method;
        return Shape.Parse(type) is not null;
    }

    private bool TakeMember(List<string> words)
    {
        LockedMember? member = words switch
        {
            [var key, var name] when _type!.Kind == LockedTypeKind.Enum => new(key, name, "", IsRequired: false),
            [var key, var name, var type] when _type!.Kind != LockedTypeKind.Enum => new(key, name, type, IsRequired: false),
            [var key, var name, var type, "required"] when _type!.Kind != LockedTypeKind.Enum => new(key, name, type, IsRequired: true),
            _ => null,
        };
        if (member is null || (member.Type.Length > 0 && Shape.Parse(member.Type) is null))
        {
            return false;
        }

        _members.Add(member);
        return true;
    }

    private bool Start(LockedContract? contract = null, LockedType? type = null)
    {
        EndType();
        EndContract();
        _contract = contract;
        _type = type;
        return _hasVersion && (type is null || _typeNames.Add(type.Name));
    }

    private bool Start(LockedMethod method)
    {
        EndMethod();
        _method = method;
        return true;
    }

    private void EndMethod()
    {
        if (_method is not null)
        {
            _methods.Add(_method with { Arguments = _arguments.ToEquatableArray() });
        }

        _arguments.Clear();
        _method = null;
    }

    private void EndContract()
    {
        EndMethod();
        if (_contract is not null)
        {
            _contracts.Add(_contract with { Methods = _methods.ToEquatableArray() });
        }

        _methods.Clear();
        _contract = null;
    }

    private void EndType()
    {
        if (_type is not null)
        {
            _types.Add(_type with { Members = _members.ToEquatableArray() });
        }

        _members.Clear();
        _type = null;
    }

    private LockModel Finish()
    {
        Start(contract: null);
        return new LockModel(_contracts.ToEquatableArray(), _types.ToEquatableArray());
    }

    private static List<string>? Words(string line)
    {
        var words = new List<string>();
        var position = 0;
        var isPart = line.StartsWith("    ", StringComparison.Ordinal);
        while (position < line.Length)
        {
            if (line[position] == ' ')
            {
                position++;
            }
            else if (line[position] == '"')
            {
                if (Unquoted(line, ref position) is not { } word)
                {
                    return null;
                }

                words.Add(word);
            }
            else
            {
                // Types come after the names and numbers of their line, and alone have spaces in them.
                var isType = words.Count == (!isPart ? 2 : words is ["argument", ..] ? 3 : 1);
                var end = isType ? TypeEnd(line, position) : line.IndexOf(' ', position) is >= 0 and var space ? space : line.Length;
                words.Add(line.Substring(position, end - position));
                position = end;
            }
        }

        return words;
    }

    /// <summary>The end of a type: the first space outside of parentheses and angle brackets that is not part of <c>by</c>.</summary>
    private static int TypeEnd(string line, int position)
    {
        var depth = 0;
        for (; position < line.Length; position++)
        {
            if (line[position] is '(' or '<')
            {
                depth++;
            }
            else if (line[position] is ')' or '>')
            {
                depth--;
            }
            else if (line[position] == ' ' && depth <= 0)
            {
                if (string.CompareOrdinal(line, position, Shape.By, 0, Shape.By.Length) != 0)
                {
                    break;
                }

                position += Shape.By.Length - 1;
            }
        }

        return position;
    }

    private static string? Unquoted(string line, ref int position)
    {
        var text = new StringBuilder();
        for (position++; position < line.Length; position++)
        {
            if (line[position] == '"')
            {
                position++;
                return text.ToString();
            }

            if (line[position] != LockText.Escape)
            {
                text.Append(line[position]);
            }
            else if (position + 4 < line.Length &&
                int.TryParse(line.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                position += 4;
            }
            else
            {
                return null;
            }
        }

        return null;
    }
}
