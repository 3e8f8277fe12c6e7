using Arthropod.Remote.Hosting;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Tests.Hosting;

public sealed class OptionsTests
{
    [Fact]
    public async Task Everything_that_is_wrong_is_reported_at_once_at_start()
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote
                .Configure(options =>
                {
                    options.Prefix = "my prefix";
                    options.Timeout = TimeSpan.Zero;
                    options.SendTimeout = TimeSpan.FromDays(2);
                    options.Provisioning = (Provisioning)7;
                })
                .AddClient<IClerk>(client =>
                {
                    client.Timeout = TimeSpan.FromSeconds(-5);
                    client.MaxPendingCalls = 0;
                    client.PendingCallLimit = (PendingCallLimit)7;
                })
                .AddServer<IWorker, Worker>(server =>
                {
                    server.MaxConcurrency = 0;
                    server.Visibility = TimeSpan.FromHours(13);
                    server.NotUnderstoodGrace = TimeSpan.FromDays(15);
                    server.MissingInboxGrace = TimeSpan.FromSeconds(-1);
                }));

        var exception = Assert.Throws<OptionsValidationException>(node.Start);

        Assert.Collection(
            exception.Failures,
            fault => Assert.Contains("Prefix 'my prefix' has characters other than letters", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Timeout is 00:00:00. It is more than zero", fault, StringComparison.Ordinal),
            fault => Assert.Contains("SendTimeout is 2.00:00:00. It is 00:00:01 to 1.00:00:00.", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Provisioning is 7. It is Create, Verify or None.", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Timeout of the client of IClerk is -00:00:05", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MaxPendingCalls of the client of IClerk is 0. It is 1 to 10,000,000", fault, StringComparison.Ordinal),
            fault => Assert.Contains("PendingCallLimit of the client of IClerk is 7. It is Wait or Refuse.", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MaxConcurrency of the server of IWorker is 0. It is 1 to 10,000", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Visibility of the server of IWorker is 13:00:00. It is 00:00:01 to 12:00:00.", fault, StringComparison.Ordinal),
            fault => Assert.Contains("NotUnderstoodGrace of the server of IWorker is 15.00:00:00", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MissingInboxGrace of the server of IWorker is -00:00:01", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The queue name is empty")]
    [InlineData("video encoding", "has characters other than letters, digits, hyphens and underscores")]
    [InlineData("a_queue_name_that_has_far_too_many_characters_to_be_one_even_without_a_prefix_of_any_kind", "Shorten the name or the prefix")]
    public void An_illegal_queue_name_is_a_fault_with_what_to_do(string queueName, string fault)
    {
        var faults = new SettingsFaults();
        faults.Check(Contract(queueName, "Do"), new RemoteClientOptions(), "");

        Assert.Contains(fault, Assert.Throws<OptionsValidationException>(faults.Throw).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_methods_with_one_wire_name_are_a_fault_with_what_to_do()
    {
        var faults = new SettingsFaults();
        faults.Check(Contract("work", "Do", "Do"), new RemoteServerOptions(), "");

        var exception = Assert.Throws<OptionsValidationException>(faults.Throw);

        Assert.Contains("IWorker has two methods with the wire name 'Do'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_contracts_served_from_one_queue_are_a_fault_with_what_to_do()
    {
        var faults = new SettingsFaults();
        faults.CheckTogether([
            Contract("work", "Do"),
            new RemoteContract<IClerk>("work", [], static _ => null!, static (_, _) => default)]);

        var exception = Assert.Throws<OptionsValidationException>(faults.Throw);

        Assert.Contains("IWorker and IClerk are served from one queue, 'work'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_goes_before_what_the_code_says()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        var node = Configured(
            world,
            new()
            {
                ["Arthropod:Prefix"] = "prod-",
                ["Arthropod:SendTimeout"] = "00:00:10",
                ["Arthropod:Clients:clerk:Timeout"] = "00:00:07",
                ["Arthropod:Servers:work:MaxConcurrency"] = "3",
                ["Arthropod:Servers:work:Visibility"] = "00:00:30",
            },
            remote => remote
                .Configure(options => options.Prefix = "dev-")
                .AddClient<IClerk>(client => client.Timeout = TimeSpan.FromHours(3))
                .AddClient<IWorker>()
                .AddServer<IWorker, Worker>(server => server.MaxConcurrency = 1),
            script);
        node.Start();

        var calls = Enumerable.Range(0, 6).Select(number => node.Get<IWorker>().Do($"{number}"));
        await world.Completes(calls);

        Assert.True(world.Queue.Has("prod-work"));
        Assert.Equal(3, script.MostAtATime);
        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(node.Get<IClerk>().Add(1, 2)));
        Assert.Contains("within 00:00:07", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_that_cannot_be_read_is_reported_with_the_rest()
    {
        await using var world = new World();
        var node = Configured(
            world,
            new() { ["Arthropod:Timeout"] = "soon", ["Arthropod:Servers:work:MaxConcurrency"] = "-2" },
            remote => remote.AddServer<IWorker, Worker>(),
            Script.Echo());

        var exception = Assert.Throws<OptionsValidationException>(node.Start);

        Assert.Contains("The configuration section 'Arthropod' cannot be read", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MaxConcurrency of the server of IWorker is -2", exception.Message, StringComparison.Ordinal);
    }

    // JSON can say null, and a TimeSpan more than can be doubled.
    [Fact]
    public async Task What_is_not_there_or_cannot_be_reckoned_with_is_reported_like_the_rest()
    {
        await using var world = new World();
        var node = world.Node(remote => remote
            .Configure(options =>
            {
                options.Prefix = null!;
                options.SendTimeout = TimeSpan.MaxValue;
                options.Inbox.HeartbeatInterval = TimeSpan.MaxValue;
                options.Inbox.SweepInterval = TimeSpan.MinValue;
            })
            .AddServer<IWorker, Worker>(server =>
            {
                server.Visibility = TimeSpan.MaxValue;
                server.IdempotencyKeptFor = TimeSpan.MinValue;
            }));

        var exception = Assert.Throws<OptionsValidationException>(node.Start);

        Assert.Contains("Prefix is null", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Inbox.HeartbeatInterval is 10675199.02:48:05.4775807. It is 00:01:00 to 1.00:00:00.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(7, exception.Failures.Count()); // The grace is too short for such a heartbeat.
    }

    [Fact]
    public async Task A_named_transport_has_a_section_of_its_own()
    {
        await using var world = new World();
        var node = world.Node(
            static _ => { },
            services => services
                .AddSingleton<IConfiguration>(Configuration(new() { ["Arthropod:Prefix"] = "one-", ["Arthropod:Named:eu:Prefix"] = "two-" }))
                .AddArthropod("eu", remote => remote.UseTransport(_ => world.Queue).AddClient<IClerk>().AddServer<IClerk, Clerk>()));
        node.Start();

        Assert.Equal(3, await world.Completes(node.Services.GetRequiredKeyedService<IClerk>("eu").Add(1, 2)));
        Assert.True(world.Queue.Has("two-clerk"));
    }

    private static Node Configured(World world, Dictionary<string, string?> configuration, Action<ArthropodBuilder> configure, Script script) =>
        world.Node(configure, services => services.AddSingleton<IConfiguration>(Configuration(configuration)).AddSingleton(script));

    private static IConfigurationRoot Configuration(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static RemoteContract<IWorker> Contract(string queueName, params string[] methods) =>
        new(queueName, [.. methods.Select((name, index) => new RemoteMethod(index, name))], static _ => null!, static (_, _) => default);
}
