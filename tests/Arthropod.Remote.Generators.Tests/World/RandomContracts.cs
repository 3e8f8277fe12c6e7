using System.Globalization;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Source text of contracts that nobody would think of. Half of them obey all rules; of the others it is known which they break.</summary>
internal sealed class RandomContracts(Random random)
{
    private static readonly string[] Names = ["IThing", "@interface", "IÜber", "I", "Proxy", "RemoteQueue"];
    private static readonly string[] MethodNames =
    [
        "A", "B", "Write", "Read", "DispatchAsync", "CallAsync", "WithOptions", "@return", "Straße", "A_0", "A_1", "Dispose", "Register", "Contract",
        "Methods", "Proxy", "Dispatcher", "A_0Arguments", "Caller",
    ];

    private readonly RandomSignatureTypes _types = new(random);
    private readonly List<string> _broken = [];
    private readonly List<string> _bases = [];
    private readonly List<string> _around = [];
    private RandomMethods _methods = new(random, mayErr: false);
    private string _access = "";

    public RandomContract Make(int index)
    {
        _broken.Clear();
        _bases.Clear();
        _around.Clear();
        _methods = new(random, mayErr: random.Next(2) == 0);
        _access = Pick("public", "internal");

        var space = string.Create(CultureInfo.InvariantCulture, $"N{index}") + Pick("", "", ".Inner", ".@namespace", ".größe", ".System");
        var (start, end, outer, access) = Nesting();
        var isHidden = access != _access;
        var name = Pick(Names);
        var isGeneric = !isHidden && random.Next(6) == 0;
        var methods = Own().Concat(Inherited(index)).ToList();
        var body = methods.Where(method => !_around.Contains(method.Text)).Select(method => method.Text).Concat(Others()).ToArray();
        var closing = "";
        if (isGeneric)
        {
            body = [.. body, "Task<T> Get(T key, List<T>? more = null, IProgress<T>? progress = null);"];
            closing = Close($"{space}.{outer}{name}");
        }

        random.Shuffle(body);
        AddBroken(methods, isHidden);
        var queue = Queue(index, isGeneric);
        var text = $$"""
            #pragma warning disable AR0226, CS0108, CS0612, CS0618
            {{Pick("", "", "#nullable disable")}}
            {{closing}}
            namespace {{space}};
            {{string.Join("\n", _around)}}
            {{start}}
            [RemoteQueue({{queue}})]
            {{access}} unsafe {{Pick("", "partial ")}}interface {{name}}{{(isGeneric ? "<T>" : "")}}{{(_bases.Count == 0 ? "" : " : " + string.Join(", ", _bases))}}
            {
                {{string.Join("\n    ", body)}}
            }
            {{end}}
            """;
        return new RandomContract(text, [.. _broken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private (string Start, string End, string Outer, string Access) Nesting() => random.Next(10) switch
    {
        0 => ($"{_access} static class Outer {{", "}", "Outer.", _access),
        1 => ($"{_access} struct @struct {{ {_access} interface IMiddle {{", "} }", "@struct.IMiddle.", _access),
        2 when _methods.Errs(2) => ($"{_access} class Outer {{", "}", "Outer.", Pick("private", "protected", "private protected")),
        3 when _methods.Errs(2) => ("", "", "", "file"),
        _ => ("", "", "", _access),
    };

    private List<RandomMethod> Own() => Methods([.. Enumerable.Range(0, random.Next(5)).Select(_ => Pick(MethodNames))]);

    private List<RandomMethod> Methods(params string[] names)
    {
        var methods = new List<RandomMethod>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var isOverload = !seen.Add(name);
            if (_methods.Make(name, isOverload) is { } method)
            {
                methods.Add(method);
            }
        }

        return methods;
    }

    // What the contract has from elsewhere. Its declarations stand around it.
    private IEnumerable<RandomMethod> Inherited(int index)
    {
        if (random.Next(4) == 0)
        {
            var root = Methods("RootA", "RootB");
            Declare("IRoot", "", [.. root.Select(method => method.Text), "Task LocalBody() => throw new InvalidOperationException();", "Task LocalLater();"]);
            Declare("ILeft : IRoot", "", []);
            _bases.AddRange(["ILeft", "IRoot"]);
            foreach (var method in root)
            {
                yield return method;
            }
        }

        if (random.Next(6) == 0)
        {
            var type = _types.Sound();
            var attribute = Pick("", "[OneWay] ", "[RemoteMethod(Timeout = \"infinite\")] ");
            Declare("IKeep<T>", "", ["Task<T> Keep(T value, IProgress<List<T>> progress);", attribute + "ValueTask Drop(T value);"]);
            _bases.Add($"IKeep<{type}>");
        }

        if (random.Next(6) == 0)
        {
            var other = Methods("OtherA", "OtherB");
            Declare("IOther", string.Create(CultureInfo.InvariantCulture, $"[RemoteQueue(\"other{index}\")] "), [.. other.Select(method => method.Text)]);
            _broken.AddRange(RandomMethod.BrokenIn(other));
            _bases.Add("IOther");
            foreach (var method in other)
            {
                yield return method;
            }
        }
    }

    private void Declare(string name, string attribute, string[] members)
    {
        _around.Add($"{attribute}{_access} unsafe interface {name} {{");
        _around.AddRange(members);
        _around.Add("}");
    }

    /// <summary>Members that are no remote methods: such as may be there, and such as may not.</summary>
    private IEnumerable<string> Others()
    {
        if (_bases.Contains("IRoot"))
        {
            yield return "Task IRoot.LocalBody() => Task.CompletedTask;";
            yield return "Task IRoot.LocalLater() => Task.CompletedTask;";
        }

        foreach (var (member, rule) in new[]
        {
            ("int P { get; set; }", "AR0101"), ("event Action E;", "AR0101"), ("string? this[int x, Item @class] { get; }", "AR0101"),
            ("static abstract Task S();", "AR0112"), ("static abstract int T0 { get; }", "AR0112"), ("ref int R { get; }", "AR0101"),
        })
        {
            if (_methods.Errs(40))
            {
                _broken.Add(rule);
                yield return member;
            }
        }

        foreach (var member in new[]
        {
            "Task LocalMine() => Task.CompletedTask;", "ValueTask LocalValue() => default;", "static int Static() => 3;",
            "const int Constant = 4;", "int Computed => 5;", "private Task Hidden0() => Task.CompletedTask;", "class Nested0;",
            "sealed Task LocalSealed() => Task.CompletedTask;", "event Action Never { add { } remove { } }",
        })
        {
            if (random.Next(8) == 0)
            {
                yield return member;
            }
        }
    }

    /// <summary>Says what types a generic contract is closed with, if any.</summary>
    private string Close(string name) => random.Next(5) switch
    {
        0 => "",
        1 when _methods.Errs(2) => Breaks("AR0201", $"[assembly: RemoteContract(typeof({name}<List<object>>))]"),
        2 when _methods.Errs(2) => Breaks("AR0006", $"[assembly: RemoteContract(typeof({name}<>))]"),
        3 => $"[assembly: RemoteContract(typeof({name}<Item>))] [assembly: RemoteContract(typeof({name}<List<Point?>>))]",
        _ => $"[assembly: RemoteContract(typeof({name}<{Pick("int", "Keyed", "Point[]", "Box<Size>")}>))]",
    };

    private string Breaks(string rule, string text)
    {
        _broken.Add(rule);
        return text;
    }

    private string Queue(int index, bool isGeneric)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"q{index}") + (isGeneric ? "_{T}" : "");
        if (!isGeneric && _methods.Errs())
        {
            (name, var rule) = new[] { (" ", "AR0001"), ("a b" + name, "AR0002"), (new string('q', 77), "AR0003") }[random.Next(3)];
            _broken.Add(rule);
        }

        return $"\"{name}\"" + (_methods.Errs() ? Breaks("AR0111", ", Timeout = \"-00:00:01\"") : Pick("", ", MaxAttempts = 7, Progress = ProgressMode.Latest"));
    }

    // Where nobody can see a contract, nobody looks into it.
    private void AddBroken(List<RandomMethod> methods, bool isHidden)
    {
        if (isHidden)
        {
            _broken.RemoveAll(rule => rule is "AR0101" or "AR0112");
            _broken.Add("AR0109");
        }
        else
        {
            _broken.AddRange(RandomMethod.BrokenIn(methods));
        }
    }

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
