using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads one method of a contract.</summary>
internal sealed class MethodReader(IMethodSymbol method, ValueGraph graph, List<Problem> problems, Func<ISymbol, Location> placeOf)
{
    private readonly string _display = method.ContainingType.Name + "." + method.Name;
    private readonly bool _isOneWay = Attributes.Find(method, Attributes.OneWay) is not null;
    private bool _isUnresolved;

    /// <summary>The values that the method sends or receives.</summary>
    public List<ValueNode> Values { get; } = [];

    /// <summary>Whether a parameter's type is a cancellation token, or one that may be missing.</summary>
    public static bool IsToken(ITypeSymbol type) =>
        KnownTypes.Is(type, "System.Threading.CancellationToken") ||
        (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsToken(nullable.TypeArguments[0]));

    /// <summary>Reads the method; <see langword="null"/>: it cannot be called remotely.</summary>
    public MethodModel? Read(int index, string wireName, EquatableArray<SettingModel> settings)
    {
        if (method.IsGenericMethod)
        {
            Report(ProblemKind.GenericMethod, Places.Name(method));
            return null;
        }

        if (method.IsVararg)
        {
            Report(ProblemKind.VariableArguments, Places.Name(method));
            return null;
        }

        var returns = ReadReturnType(out var result);
        var parameters = ReadParameters();
        ReportSecond(parameters, static kind => kind is ParameterKind.Progress, ProblemKind.TwoProgress);
        ReportSecond(
            parameters,
            static kind => kind is ParameterKind.CancellationToken or ParameterKind.NullableCancellationToken,
            ProblemKind.TwoCancellationTokens);
        var resultNode = result is null ? null : ReadValue(result, "result", parameter: null);
        ReportOneWay(parameters, result);
        if (returns is null || problems.Count > 0 || _isUnresolved)
        {
            return null;
        }

        return new MethodModel(
            index,
            Names.Escaped(method.Name),
            _display,
            wireName,
            method.ContainingType.ToDisplayString(Names.Type),
            method.Name + "_" + index,
            method.Name + "_" + index + "Arguments",
            method.ReturnType.ToDisplayString(Names.Signature),
            returns.Value,
            result?.ToDisplayString(Names.Type),
            resultNode?.Formatter,
            settings,
            _isOneWay,
            parameters.ToEquatableArray());
    }

    private ReturnKind? ReadReturnType(out ITypeSymbol? result)
    {
        result = null;
        var type = method.ReturnType;
        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } named)
        {
            result = named.TypeArguments[0];
        }

        switch (method.RefKind == RefKind.None ? KnownTypes.MetadataName(type) : "")
        {
            case "System.Threading.Tasks.Task":
            case "System.Threading.Tasks.Task`1":
                return ReturnKind.Task;
            case "System.Threading.Tasks.ValueTask":
            case "System.Threading.Tasks.ValueTask`1":
                return ReturnKind.ValueTask;
            case "System.Collections.Generic.IAsyncEnumerable`1":
                result = null;
                Report(ProblemKind.AsyncEnumerable, Places.ReturnType(method));
                return null;
            default:
                result = null;
                var name = method.ReturnsVoid ? "void" : type.ToDisplayString(Names.Display);
                var returned = method.RefKind == RefKind.None ? name : $"{StubReader.Returns(method.RefKind)}{name}";
                Report(ProblemKind.SynchronousReturn, Places.ReturnType(method), returned, method.ReturnsVoid ? "Task" : $"Task<{name}>");
                return null;
        }
    }

    private List<ParameterModel> ReadParameters()
    {
        var parameters = new List<ParameterModel>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            parameters.Add(ReadParameter(parameter));
        }

        return parameters;
    }

    private ParameterModel ReadParameter(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None)
        {
            Report(ProblemKind.ReferenceParameter, Places.Name(parameter), parameter.Name, Word(parameter.RefKind));
            return Model(parameter, ParameterKind.Value);
        }

        if (KnownTypes.Is(parameter.Type, "System.IProgress`1"))
        {
            var reported = ((INamedTypeSymbol)parameter.Type).TypeArguments[0];
            var node = ReadValue(reported, parameter.Name, parameter);
            return Model(parameter, ParameterKind.Progress, reported, node);
        }

        if (IsToken(parameter.Type))
        {
            var isNullable = parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
            return Model(parameter, isNullable ? ParameterKind.NullableCancellationToken : ParameterKind.CancellationToken);
        }

        return Model(parameter, ParameterKind.Value, parameter.Type, ReadValue(Nullability.Of(parameter), parameter.Name, parameter));
    }

    private static ParameterModel Model(IParameterSymbol parameter, ParameterKind kind, ITypeSymbol? type = null, ValueNode? node = null) => new(
        kind,
        Names.Escaped(parameter.Name),
        parameter.Name,
        parameter.Type.ToDisplayString(Names.Signature),
        type?.ToDisplayString(Names.Type),
        node?.Formatter,
        kind == ParameterKind.Value && (parameter.IsOptional || parameter.IsParams) ? Default(parameter) : null);

    // An absent params collection is an empty one, as it is where the method is called.
    private static string Default(IParameterSymbol parameter) => parameter switch
    {
        { IsParams: true, Type: IArrayTypeSymbol { Rank: 1 } array } => $"global::System.Array.Empty<{array.ElementType.ToDisplayString(Names.Type)}>()",
        { IsParams: true } => "[]",
        _ => Literals.Default(parameter),
    };

    private ValueNode ReadValue(ITypeSymbol type, string path, IParameterSymbol? parameter)
    {
        if (TypeArguments.IsTypeParameterInside(type))
        {
            // Known where the contract is closed, and read there.
            return new ValueNode(type);
        }

        var node = graph.Read(type);
        Values.Add(node);
        foreach (var broken in graph.Broken(path, node))
        {
            _isUnresolved |= broken.Value.IsUnresolved;
            if (broken.Value.Problem is { } kind)
            {
                var at = IsInherited ? placeOf(method) : parameter is null ? Places.Result(method) : Places.Type(parameter);
                var arguments = new[] { _display, broken.Key, broken.Value.Type.ToDisplayString(Names.Display), broken.Value.Detail };
                problems.Add(new(kind, at, arguments.ToEquatableArray(), broken.Value.Type.Locations.Any(location => location.IsInSource)));
            }
        }

        return node;
    }

    private void ReportOneWay(List<ParameterModel> parameters, ITypeSymbol? result)
    {
        if (!_isOneWay)
        {
            return;
        }

        if (result is not null)
        {
            Report(ProblemKind.OneWayResult, Places.Result(method), result.ToDisplayString(Names.Display));
        }

        if (parameters.FindIndex(parameter => parameter.Kind == ParameterKind.Progress) is >= 0 and var index)
        {
            Report(ProblemKind.OneWayProgress, Places.Name(method.Parameters[index]), method.Parameters[index].Name);
        }
    }

    private void ReportSecond(List<ParameterModel> parameters, Func<ParameterKind, bool> isOfKind, ProblemKind problem)
    {
        var isFirst = true;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (!isOfKind(parameters[i].Kind))
            {
                continue;
            }

            if (!isFirst)
            {
                Report(problem, Places.Name(method.Parameters[i]), method.Parameters[i].Name);
            }

            isFirst = false;
        }
    }

    private void Report(ProblemKind kind, Location place, params string[] arguments) =>
        problems.Add(new(kind, IsInherited ? placeOf(method) : place, new[] { _display }.Concat(arguments).ToEquatableArray()));

    private bool IsInherited => placeOf(method) != Places.Name(method);

    private static string Word(RefKind kind) => kind switch
    {
        RefKind.Out => "out",
        RefKind.In => "in",
        RefKind.Ref => "ref",
        _ => "ref readonly",
    };
}
