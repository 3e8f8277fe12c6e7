using System.Collections.Frozen;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Server.Deliveries;

namespace Arthropod.Remote.Server.Steps;

/// <summary>Finds the method. If this version does not have it, the call is left for workers that may.</summary>
internal sealed class MethodStep(ServerContext context) : IDeliveryStep
{
    private readonly FrozenDictionary<string, RemoteMethod> _methods =
        context.Registration.Contract.Methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        if (_methods.TryGetValue(delivery.Request.Method, out var method))
        {
            delivery.Method = method;
            return next(delivery);
        }

        var known = string.Join(", ", _methods.Keys.Order(StringComparer.Ordinal));
        return Task.FromResult(LeaveForOthers.Decide(
            delivery,
            $"{delivery.Contract} has no method '{Foreign.Quote(delivery.Request.Method)}' here; it has {known}. Is this worker older than the caller?"));
    }
}
