namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Methods at random for a contract; one that may err breaks every now and then a rule, and says which.</summary>
internal sealed class RandomMethods(Random random, bool mayErr)
{
    // What generated code declares itself, what C# means otherwise, and what is not ASCII.
    private static readonly string[] ParameterNames =
    [
        "x", "y", "@class", "@event", "value", "writer", "reader", "arguments", "caller", "options", "größe", "_0", "argument0", "at", "count",
        "field", "Methods", "@await", "var", "System", "Contract", "exception", "implementation", "invocation", "result", "i", "Progress",
    ];

    private readonly RandomSignatureTypes _types = new(random);
    private readonly HashSet<(string Name, int Parameters)> _signatures = [];
    private readonly List<string> _required = [];
    private readonly List<string> _optional = [];
    private readonly List<string> _broken = [];
    private readonly Queue<string> _names = new();
    private int _wireNames;
    private int _progress;

    /// <summary>Whether it is time for a mistake.</summary>
    public bool Errs(int oneIn = 15) => mayErr && random.Next(oneIn) == 0;

    /// <summary>A method, or none if there is one of that name with as many parameters already.</summary>
    public RandomMethod? Make(string name, bool isOverload)
    {
        Start();
        if (Errs(25))
        {
            return MakeGeneric(name);
        }

        var (returns, hasResult) = Return();
        AddValues();
        AddProgress();
        AddToken();
        var parameters = _required.Concat(_optional).ToList();
        if (random.Next(8) == 0)
        {
            parameters.Add(Pick("params int[] ", "params List<string> ", "params IEnumerable<Item?> ", "params Memory<byte>[] ") + _names.Dequeue());
        }

        if (!_signatures.Add((name, parameters.Count)))
        {
            return null;
        }

        var oneWay = OneWay(hasResult);
        var (settings, wireName, brokenSettings) = Settings(name, isOverload);
        var obsolete = random.Next(20) == 0 ? Pick("[Obsolete] ", "[Obsolete(\"old\", true)] ") : "";
        return new($"{obsolete}{oneWay}{settings}{returns} {name}({string.Join(", ", parameters)});", wireName, [.. _broken], brokenSettings);
    }

    private RandomMethod? MakeGeneric(string name)
    {
        var constraints = Pick("", " where TResult : class", " where TResult : struct where @in : new()", " where @in : Exception");
        return _signatures.Add((name, -1)) ? new($"Task {name}<TResult, @in>(TResult? x, @in? y){constraints};", name, ["AR0102"], []) : null;
    }

    private void Start()
    {
        _required.Clear();
        _optional.Clear();
        _broken.Clear();
        _names.Clear();
        var names = ParameterNames.ToArray();
        random.Shuffle(names);
        Array.ForEach(names, _names.Enqueue);
    }

    private (string Text, bool HasResult) Return()
    {
        if (Errs())
        {
            switch (random.Next(4))
            {
                case 0:
                    _broken.Add("AR0105");
                    return ($"IAsyncEnumerable<{_types.Sound()}>", false);
                case 1:
                    var (type, rule) = _types.Unsound();
                    _broken.Add(rule);
                    return ($"Task<{type}>", true);
                default:
                    _broken.Add("AR0104");
                    return (Pick("void", "ref int", "ref readonly Guid", "object", "Span<byte>", "IEnumerable<int>", _types.Sound()), false);
            }
        }

        return random.Next(4) switch
        {
            0 => ("Task", false),
            1 => ("ValueTask", false),
            2 => ($"ValueTask<{_types.Sound()}>", true),
            _ => ($"Task<{_types.Sound()}>", true),
        };
    }

    private void AddValues()
    {
        for (var left = random.Next(4); left > 0; left--)
        {
            if (Errs())
            {
                AddUnsound();
            }
            else if (random.Next(4) == 0)
            {
                var (type, value) = _types.WithDefault();
                _optional.Add($"{type} {_names.Dequeue()} = {value}");
            }
            else
            {
                _required.Add($"{_types.Sound()} {_names.Dequeue()}");
            }
        }
    }

    private void AddUnsound()
    {
        if (random.Next(3) == 0)
        {
            _broken.Add("AR0103");
            _required.Add($"{Pick("ref", "in", "out", "ref readonly")} {_types.Sound()} {_names.Dequeue()}");
            return;
        }

        var (type, rule) = random.Next(4) == 0 ? _types.Pointer() : _types.Unsound();
        _broken.Add(rule);
        _required.Add($"{type} {_names.Dequeue()}");
    }

    private void AddProgress()
    {
        _progress = Errs() ? 2 : random.Next(3) == 0 ? 1 : 0;
        for (var left = _progress; left > 0; left--)
        {
            var type = _types.Sound();
            if (Errs())
            {
                (type, var rule) = _types.Unsound();
                _broken.Add(rule);
            }

            Add($"IProgress<{type}>", "null");
        }

        if (_progress == 2)
        {
            _broken.Add("AR0106");
        }
    }

    private void AddToken()
    {
        var tokens = Errs() ? 2 : random.Next(2);
        for (var left = tokens; left > 0; left--)
        {
            if (random.Next(4) == 0)
            {
                Add("CancellationToken", "null");
            }
            else if (random.Next(2) == 0)
            {
                _optional.Insert(random.Next(_optional.Count + 1), $"CancellationToken {_names.Dequeue()} = default");
            }
            else
            {
                _required.Insert(random.Next(_required.Count + 1), $"CancellationToken {_names.Dequeue()}");
            }
        }

        if (tokens == 2)
        {
            _broken.Add("AR0107");
        }
    }

    // What may be missing, somewhere among the others.
    private void Add(string type, string fallback)
    {
        if (random.Next(3) == 0)
        {
            _optional.Insert(random.Next(_optional.Count + 1), $"{type}? {_names.Dequeue()} = {fallback}");
        }
        else
        {
            _required.Insert(random.Next(_required.Count + 1), $"{type}{Pick("", "?")} {_names.Dequeue()}");
        }
    }

    private string OneWay(bool hasResult)
    {
        var isSound = !hasResult && _progress == 0;
        if (!(isSound ? random.Next(4) == 0 : Errs()))
        {
            return "";
        }

        if (hasResult)
        {
            _broken.Add("AR0114");
        }

        if (_progress > 0)
        {
            _broken.Add("AR0115");
        }

        return "[OneWay] ";
    }

    private (string Text, string WireName, List<string> Broken) Settings(string name, bool isOverload)
    {
        var broken = new List<string>();
        var settings = new List<string>();
        var wireName = name.TrimStart('@');
        if (isOverload ? !Errs(4) : random.Next(8) == 0)
        {
            wireName = $"odd \" name {++_wireNames}";
            settings.Add($"Name = \"odd \\\" name {_wireNames}\"");
        }
        else if (Errs(25))
        {
            _broken.Add("AR0113");
            settings.Add("Name = \" \"");
        }

        Set("Timeout", "AR0111", ["\"00:10:00\"", "\"infinite\""], ["\"soon\"", "\"00:00:00\""]);
        Set("Visibility", "AR0116", ["\"00:10:00\"", "\"12:00:00\""], ["\"infinite\"", "\"12:00:01\""]);
        Set("MaxAttempts", "AR0117", ["1", "100"], ["0", "101"]);
        Set("Progress", "", ["ProgressMode.Latest", "ProgressMode.All"], ["ProgressMode.Latest"]);
        return (settings.Count == 0 ? "" : $"[RemoteMethod({string.Join(", ", settings)})] ", wireName, broken);

        void Set(string setting, string rule, string[] sound, string[] unsound)
        {
            var errs = rule.Length > 0 && Errs(30);
            if (errs)
            {
                broken.Add(rule);
            }

            if (errs || random.Next(10) == 0)
            {
                settings.Add($"{setting} = {Pick(errs ? unsound : sound)}");
            }
        }
    }

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
