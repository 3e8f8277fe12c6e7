namespace Arthropod.Remote.Cli.Tests.Iam;

public sealed class PolicyTests
{
    [Fact]
    public async Task The_queues_are_those_with_the_prefix()
    {
        var resources = await Policy.ResourcesAsync("--worker", "--prefix", "shop-");
        Assert.Equal(["arn:aws:sqs:*:*:shop-*", "arn:aws:sqs:*:*:shop-*-dlq", "arn:aws:sqs:*:*:shop-arthropod-inbox-*", "*"], resources);
    }

    [Fact]
    public async Task Queues_region_and_account_narrow_it()
    {
        var resources = await Policy.ResourcesAsync(
            "--worker", "--prefix", "shop-", "--queue", "orders", "--queue", "invoices", "--region", "cn-north-1", "--account", "123456789012");
        Assert.Equal(
            [
                "arn:aws-cn:sqs:cn-north-1:123456789012:shop-orders", "arn:aws-cn:sqs:cn-north-1:123456789012:shop-invoices",
                "arn:aws-cn:sqs:cn-north-1:123456789012:shop-orders-dlq", "arn:aws-cn:sqs:cn-north-1:123456789012:shop-invoices-dlq",
                "arn:aws-cn:sqs:cn-north-1:123456789012:shop-arthropod-inbox-*",
                "*",
            ],
            resources);
    }

    [Fact]
    public async Task A_process_that_is_both_gets_both()
    {
        var both = await Policy.RightsAsync("--caller", "--worker", "--prefix", "shop-");
        Policy.AssertSame(both, [.. await Policy.RightsAsync("--caller", "--prefix", "shop-"), .. await Policy.RightsAsync("--worker", "--prefix", "shop-")]);
    }

    [Fact]
    public async Task All_queues_of_an_account_are_warned_of()
    {
        var run = await Tool.RunAsync("iam", "--caller", "--prefix", "");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("all queues of the account", run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Give --caller, --worker, or both.", "--prefix", "shop-")]
    [InlineData("'--prefix' is required", "--caller")]
    [InlineData("Choose another", "--caller", "--prefix", "a b")]
    [InlineData("Rename it", "--caller", "--prefix", "shop-", "--queue", "a/b")]
    public async Task What_makes_no_sense_is_an_error(string message, params string[] options)
    {
        var run = await Tool.RunAsync(["iam", .. options]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.StandardError, StringComparison.Ordinal);
    }
}
