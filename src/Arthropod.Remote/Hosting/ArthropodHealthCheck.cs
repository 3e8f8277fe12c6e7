using System.Globalization;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Arthropod.Remote.Hosting;

/// <summary>Tells a node's health by what its own requests have come to; it makes none itself.</summary>
internal sealed class ArthropodHealthCheck(RemoteNode node) : IHealthCheck
{
    /// <summary>Networks and deployments of the queue service have hiccups; so long they are no reason to be replaced.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var down = new List<string>();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (node.IsClosed || node.Server.IsStopping)
        {
            down.Add("It has stopped, or is stopping.");
        }
        else if (!node.Server.IsServing)
        {
            down.Add("It has not started to serve.");
        }

        foreach (var queue in node.Queues)
        {
            if (node.Health.TroubleOf(queue) is { } trouble)
            {
                var text = string.Create(CultureInfo.InvariantCulture,
                    $"Receiving from '{queue}' has failed for {node.Health.Since(trouble):c} ({trouble.Error}): {trouble.Message}");
                data[$"receive:{queue}"] = text;
                if (trouble.Error == TransportError.AccessDenied || node.Health.Since(trouble) >= Patience)
                {
                    down.Add(text);
                }
            }
        }

        foreach (var (kind, text) in node.Health.Troubles())
        {
            data[kind] = text;
        }

        return Task.FromResult(
            down.Count > 0 ? new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', down), null, data)
            : data.Count > 0 ? HealthCheckResult.Degraded(string.Join(' ', data.Values), null, data)
            : HealthCheckResult.Healthy());
    }
}
