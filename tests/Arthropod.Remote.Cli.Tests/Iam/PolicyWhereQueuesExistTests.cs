using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.Tests.Iam;

public sealed class PolicyWhereQueuesExistTests
{
    [Fact]
    public async Task The_policies_are_what_is_done_where_the_queues_exist()
    {
        using var verifying = new Company(Provisioning.Verify);
        using var trusting = new Company(Provisioning.None);
        await Task.WhenAll(WorkAsync(verifying), WorkAsync(trusting));

        await AssertPolicyAsync(verifying, Provisioning.Verify);
        await AssertPolicyAsync(trusting, Provisioning.None);
    }

    private static async Task WorkAsync(Company company)
    {
        await company.CreateQueuesAsync();
        await company.WorkAsync(callerFirst: true);
    }

    private static async Task AssertPolicyAsync(Company company, Provisioning provisioning)
    {
        string[] options = ["--prefix", Company.Prefix, "--provisioning", provisioning.ToString()];
        Policy.AssertSame(await Policy.RightsAsync(["--caller", .. options]), company.Caller.Seen);
        Policy.AssertSame(await Policy.RightsAsync(["--worker", .. options]), company.Worker.Seen);
    }
}
