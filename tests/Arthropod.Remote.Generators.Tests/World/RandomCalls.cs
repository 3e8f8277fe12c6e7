using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Calls every method of a contract with values at random, through proxy and dispatcher, and compares what comes with what went.</summary>
internal sealed class RandomCalls(Random random, Program program)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly RandomValues _values = new(random);

    /// <returns>The number of methods that have been called.</returns>
    public async Task<int> CallAsync(Type contract)
    {
        var methods = contract.GetInterfaces().Prepend(contract).SelectMany(type => type.GetMethods())
            .Where(method => !method.IsStatic && !method.IsSpecialName).ToList();
        foreach (var method in methods)
        {
            if (method.Name.StartsWith("Local", StringComparison.Ordinal))
            {
                await RunAtTheCallerAsync(contract, method);
                continue;
            }

            await CallAsync(contract, method);
            if (method.GetParameters().Where(IsValue).All(IsOptional))
            {
                await CallWithoutArgumentsAsync(contract, method);
            }
        }

        return methods.Count;
    }

    private async Task RunAtTheCallerAsync(Type contract, MethodInfo method)
    {
        var proxy = program.Connect(contract, WorkerProxy.Create(contract));
        await ResultAsync(method, method.Invoke(proxy, []));
        Assert.Empty(program.Loopbacks[^1].Sent);
    }

    private async Task CallAsync(Type contract, MethodInfo method)
    {
        var parameters = method.GetParameters();
        using var cancellation = new CancellationTokenSource();
        var sent = parameters.Select(parameter => Argument(parameter, cancellation.Token)).ToArray();
        var (worker, proxy) = Connect(contract);
        object?[] received = [];
        var at = Array.FindIndex(parameters, IsProgress);
        var reports = at < 0 ? null : (IList?)sent[at];
        var reported = reports is null ? null : (IList)Activator.CreateInstance(reports.GetType())!;
        object? result = null;
        worker.Work = arguments =>
        {
            received = arguments;
            for (var left = reported is null ? 0 : random.Next(3); left > 0; left--)
            {
                var report = _values.Make(reported!.GetType().GenericTypeArguments[0]);
                reported.Add(report);
                parameters[at].ParameterType.GetMethod("Report")!.Invoke(arguments[at], [report]);
            }

            return TaskOf(method, result = _values.MakeResult(method));
        };

        var returned = await ResultAsync(method, method.Invoke(proxy, sent));

        Assert.Equal(WireName(method), program.Loopbacks[^1].Sent.Single().Method);
        Assert.Equal(Text(result), Text(returned));
        Assert.Equal(Text(reported), Text(reports));
        for (var i = 0; i < parameters.Length; i++)
        {
            if (IsValue(parameters[i]))
            {
                Assert.Equal(Text(sent[i]), Text(received[i]));
            }
            else if (sent[i] is CancellationToken)
            {
                Assert.True(((CancellationToken)received[i]!).CanBeCanceled);
            }
        }
    }

    /// <summary>As a caller does that was built before the method had its parameters.</summary>
    private async Task CallWithoutArgumentsAsync(Type contract, MethodInfo method)
    {
        var parameters = method.GetParameters();
        program.ArgumentsInstead = [0x90];
        var (worker, proxy) = Connect(contract);
        program.ArgumentsInstead = null;
        object?[] received = [];
        worker.Work = arguments =>
        {
            received = arguments;
            return TaskOf(method, _values.MakeResult(method));
        };

        await ResultAsync(method, method.Invoke(proxy, [.. parameters.Select(parameter => Argument(parameter, default))]));

        for (var i = 0; i < parameters.Length; i++)
        {
            if (IsValue(parameters[i]))
            {
                Assert.Equal(parameters[i].HasDefaultValue ? Text(Default(parameters[i])) : "[]", Text(received[i]));
            }
        }
    }

    private (WorkerProxy Worker, object Proxy) Connect(Type contract)
    {
        var worker = WorkerProxy.Create(contract);
        return (worker, program.Connect(contract, worker));
    }

    private object? Argument(ParameterInfo parameter, CancellationToken token) =>
        IsProgress(parameter) ? Activator.CreateInstance(typeof(Reports<>).MakeGenericType(parameter.ParameterType.GenericTypeArguments))
        : IsToken(parameter) ? token
        : _values.MakeArgument(parameter);

    private static bool IsValue(ParameterInfo parameter) => !IsProgress(parameter) && !IsToken(parameter);

    private static bool IsProgress(ParameterInfo parameter) =>
        parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IProgress<>);

    private static bool IsToken(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(CancellationToken?);

    private static bool IsOptional(ParameterInfo parameter) =>
        parameter.HasDefaultValue || parameter.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name.StartsWith("Param", StringComparison.Ordinal));

    private static object? Default(ParameterInfo parameter) => parameter.DefaultValue is null && parameter.ParameterType.IsValueType
        ? Activator.CreateInstance(parameter.ParameterType)
        : parameter.DefaultValue;

    private static string WireName(MethodInfo method) => method.GetCustomAttribute<RemoteMethodAttribute>()?.Name ?? method.Name;

    private static string Text(object? value) => JsonSerializer.Serialize(value, Json);

    private static object? TaskOf(MethodInfo method, object? result)
    {
        var type = method.ReturnType;
        if (!type.IsGenericType)
        {
            return type == typeof(Task) ? Task.CompletedTask : (object)default(ValueTask);
        }

        var owner = type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? typeof(ValueTask) : typeof(Task);
        return owner.GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [result]);
    }

    private static async Task<object?> ResultAsync(MethodInfo method, object? returned)
    {
        var task = returned switch
        {
            Task started => started,
            ValueTask started => started.AsTask(),
            _ => (Task)method.ReturnType.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, [])!,
        };
        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }
}
