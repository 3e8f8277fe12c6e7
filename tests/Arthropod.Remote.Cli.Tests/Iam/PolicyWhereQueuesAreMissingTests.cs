using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>Beside those where they exist: both take half a minute, and only wait.</summary>
public sealed class PolicyWhereQueuesAreMissingTests
{
    [Fact]
    public async Task The_policies_are_what_is_done_where_missing_queues_are_created()
    {
        using var callerFirst = new Company(Provisioning.Create);
        using var workerFirst = new Company(Provisioning.Create);
        await Task.WhenAll(callerFirst.WorkAsync(callerFirst: true), workerFirst.WorkAsync(callerFirst: false));

        Policy.AssertSame(await Policy.RightsAsync("--caller", "--prefix", Company.Prefix), [.. callerFirst.Caller.Seen, .. workerFirst.Caller.Seen]);
        Policy.AssertSame(await Policy.RightsAsync("--worker", "--prefix", Company.Prefix), [.. callerFirst.Worker.Seen, .. workerFirst.Worker.Seen]);
    }
}
