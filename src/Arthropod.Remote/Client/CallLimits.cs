using System.Collections.Concurrent;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>The limits of all contracts that this process calls, and what is done with a call that is one too many.</summary>
internal sealed class CallLimits(CallSettings settings, ILogger logger)
{
    private readonly ConcurrentDictionary<RemoteContract, CallLimit> _limits = new();
    private readonly ConcurrentDictionary<RemoteContract, bool> _said = new();

    /// <returns>The call's place, or its place in the line; <see langword="null"/>: it has been refused.</returns>
    public CallLimit.Place? Enter(RemoteCall call)
    {
        var options = settings.OptionsOf(call.Contract);
        var limit = _limits.GetOrAdd(call.Contract, static (_, most) => new CallLimit(most), options.MaxPendingCalls);
        if (limit.TryEnter() is { } place)
        {
            return place;
        }

        if (options.PendingCallLimit == PendingCallLimit.Refuse)
        {
            Refuse(call, limit.Most);
            return null;
        }

        if (_said.TryAdd(call.Contract, true))
        {
            logger.CallsWait(call.Contract.Name, limit.Most, call.Contract.QueueName);
        }

        return limit.Enter();
    }

    private static void Refuse(RemoteCall call, int most)
    {
        ArthropodMeter.CallRefused();
        call.DropArguments();
        call.TryFail(new RemoteSendException(
            $"{call.Contract.Name}.{call.Method.Name} was not sent: as many calls of {call.Contract.Name} are under way in this process as may be, {most} " +
            $"(MaxPendingCalls), and more are refused (PendingCallLimit). Await some of them first, or raise Arthropod:Clients:{call.Contract.QueueName}:MaxPendingCalls."));
    }
}
