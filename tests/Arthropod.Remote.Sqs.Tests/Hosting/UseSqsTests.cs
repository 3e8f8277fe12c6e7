using Amazon;
using Amazon.Extensions.NETCore.Setup;
using Amazon.Runtime;
using Amazon.SQS;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Sqs.Tests.Hosting;

public sealed class UseSqsTests
{
    [Fact]
    public async Task A_client_in_the_container_is_taken_and_stays_the_containers()
    {
        using var engine = new LocalSqsEngine();
        using var client = engine.CreateClient();
        var provider = new ServiceCollection().AddSingleton(client).AddArthropod(remote => remote.UseSqs()).BuildServiceProvider();

        await CreateQueueAsync(provider, "", "queue");
        await provider.DisposeAsync();

        Assert.Single((await client.ListQueuesAsync("queue")).QueueUrls);
    }

    [Fact]
    public async Task A_named_builder_takes_the_client_keyed_by_its_name_first()
    {
        using var home = new LocalSqsEngine();
        using var eu = new LocalSqsEngine();
        using var homeClient = home.CreateClient();
        using var euClient = eu.CreateClient();
        await using var provider = new ServiceCollection()
            .AddSingleton(homeClient)
            .AddKeyedSingleton("eu", euClient)
            .AddArthropod(remote => remote.UseSqs())
            .AddArthropod("eu", remote => remote.UseSqs())
            .AddArthropod("other", remote => remote.UseSqs())
            .BuildServiceProvider();

        await CreateQueueAsync(provider, "", "default-queue");
        await CreateQueueAsync(provider, "eu", "eu-queue");
        await CreateQueueAsync(provider, "other", "other-queue");

        Assert.Equal(["default-queue", "other-queue"], await NamesAsync(homeClient));
        Assert.Equal(["eu-queue"], await NamesAsync(euClient));
    }

    [Fact]
    public async Task A_client_may_be_given()
    {
        using var engine = new LocalSqsEngine();
        using var client = engine.CreateClient();
        await using var provider = new ServiceCollection().AddArthropod(remote => remote.UseSqs(client)).BuildServiceProvider();

        await CreateQueueAsync(provider, "", "queue");

        Assert.Equal(["queue"], await NamesAsync(client));
    }

    [Fact]
    public async Task UseLocal_needs_nothing_and_two_hosts_of_a_process_meet()
    {
        var queue = $"queue-{Guid.NewGuid():N}";
        await using var one = new ServiceCollection().AddArthropod(remote => remote.UseLocal()).BuildServiceProvider();
        await using var other = new ServiceCollection().AddArthropod(remote => remote.UseLocal()).BuildServiceProvider();

        await CreateQueueAsync(one, "", queue);

        Assert.NotNull(await Transport(other, "").FindQueueAsync(queue, CancellationToken.None));
    }

    [Fact]
    public async Task UseLocal_with_an_engine_of_its_own_meets_nobody_and_leaves_the_engine_alone()
    {
        using var engine = new LocalSqsEngine();
        var provider = new ServiceCollection().AddArthropod(remote => remote.UseLocal(engine)).BuildServiceProvider();
        await using var other = new ServiceCollection().AddArthropod(remote => remote.UseLocal()).BuildServiceProvider();

        await CreateQueueAsync(provider, "", "queue");
        await provider.DisposeAsync();

        Assert.Null(await Transport(other, "").FindQueueAsync("queue", CancellationToken.None));
        Assert.Equal(["queue"], await NamesAsync(engine.CreateClient()));
    }

    [Fact]
    public void Options_of_the_application_for_all_AWS_clients_hold_where_ours_say_nothing()
    {
        var credentials = new BasicAWSCredentials("key", "secret");
        var common = new AWSOptions { Region = RegionEndpoint.EUWest1, Profile = "common", Credentials = credentials };
        common.DefaultClientConfig.ServiceURL = "http://127.0.0.1:4566";

        var plain = AwsSettings.Gather(new SqsOptions(), common);
        var own = AwsSettings.Gather(
            new SqsOptions { Region = "eu-north-1", Profile = "own", ServiceUrl = new Uri("http://127.0.0.1:9324") }, common);

        Assert.Equal(
            new AwsSettings { ServiceUrl = new Uri("http://127.0.0.1:4566"), Region = "eu-west-1", Profile = "common", Credentials = credentials },
            plain);
        Assert.Equal(new AwsSettings { ServiceUrl = new Uri("http://127.0.0.1:9324"), Region = "eu-north-1", Profile = "own" }, own);
    }

    [Fact]
    public void Options_come_from_configuration_before_code_and_by_name()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Arthropod:Sqs:Region"] = "eu-central-1",
                ["Arthropod:Sqs:ServiceUrl"] = "http://127.0.0.1:9324",
                ["Arthropod:Named:eu:Sqs:Profile"] = "work",
            }).Build());
        services.AddArthropod(remote => remote.UseSqs(sqs => (sqs.Region, sqs.Profile) = ("us-west-2", "code")));
        services.AddArthropod("eu", remote => remote.UseSqs(sqs => sqs.Region = "eu-west-3"));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<SqsOptions>>();

        var (plain, named) = (options.Get(""), options.Get("eu"));
        Assert.Equal(("eu-central-1", "code", new Uri("http://127.0.0.1:9324")), (plain.Region, plain.Profile, plain.ServiceUrl));
        Assert.Equal(("eu-west-3", "work", null), (named.Region, named.Profile, named.ServiceUrl));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_that_is_no_setting_is_named_at_start_and_the_section_is_known_without_AWS_too(bool isLocal)
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Arthropod:Sqs:Region"] = "eu-central-1",
                ["Arthropod:Sqs:ServiceUri"] = "http://127.0.0.1:9324",
            }).Build())
            .AddArthropod(remote => _ = isLocal ? remote.UseLocal() : remote.UseSqs())
            .BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IRemoteServer>);

        Assert.Equal(["Arthropod:Sqs:ServiceUri is no setting. Did you mean Arthropod:Sqs:ServiceUrl?"], exception.Failures);
    }

    [Fact]
    public async Task All_options_that_are_wrong_are_named_at_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Arthropod:Sqs:Region"] = "Frankfurt (Main)",
            ["Arthropod:Sqs:ServiceUrl"] = "localhost:9324/",
            ["Arthropod:Sqs:Profile"] = " ",
        });
        builder.Services.AddArthropod(remote => remote.UseSqs());
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(3, error.Failures.Count());
        Assert.Contains("Arthropod:Sqs:ServiceUrl is 'localhost:9324/'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Arthropod:Sqs:Region is 'Frankfurt (Main)'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Arthropod:Sqs:Profile is empty", error.Message, StringComparison.Ordinal);
    }

    private static IQueueTransport Transport(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<IQueueTransport>(name);

    private static Task<QueueInfo> CreateQueueAsync(IServiceProvider provider, string name, string queue) =>
        Transport(provider, name).CreateQueueAsync(new QueueDefinition(queue), CancellationToken.None);

    private static async Task<IEnumerable<string>> NamesAsync(IAmazonSQS client) =>
        ((await client.ListQueuesAsync("")).QueueUrls ?? []).Select(url => url[(url.LastIndexOf('/') + 1)..]).Order();
}
