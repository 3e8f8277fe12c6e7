using Arthropod.Remote.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of remote calls to an application's health checks.</summary>
public static class ArthropodHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check, named <c>arthropod</c>, of what <c>AddArthropod</c> has set up. Healthy: it is ready. Degraded: in
    /// the last five minutes the queue service has throttled or leases were lost or not renewed, receiving has failed
    /// for a moment, or this process may not sweep inboxes. Unhealthy: it has not started, has stopped, may not receive
    /// from a queue, or has received nothing but errors from one for half a minute. The check makes no requests itself.
    /// </summary>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="name">
    /// The name that <c>AddArthropod</c> was given, if there are several; the check is then named
    /// <c>arthropod:</c> and this. Default: empty.
    /// </param>
    /// <param name="failureStatus">What is reported instead of Unhealthy. Default: <see langword="null"/>, Unhealthy.</param>
    /// <param name="tags">Tags by which checks are chosen. Default: none.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddHealthChecks().AddArthropod(tags: ["ready"]);
    /// </code>
    /// </example>
    public static IHealthChecksBuilder AddArthropod(
        this IHealthChecksBuilder builder, string name = "", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(new HealthCheckRegistration(
            name.Length == 0 ? "arthropod" : $"arthropod:{name}",
            services => new ArthropodHealthCheck(services.GetRequiredKeyedService<RemoteNode>(name)),
            failureStatus,
            tags));
    }
}
