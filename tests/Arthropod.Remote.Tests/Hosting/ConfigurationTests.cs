using Arthropod.Remote.Hosting;
using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Tests.Hosting;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Inbox", "Arthropod:Inbox is '1', and no setting itself. Its settings stand below it, such as Arthropod:Inbox:Grace.")]
    [InlineData("Servers", "Arthropod:Servers is '1', and no setting itself. Its settings stand below it, by the name of a queue.")]
    [InlineData("Servers:work", "Arthropod:Servers:work is '1', and no setting itself.")]
    [InlineData("Servers:work:Backoff", "Arthropod:Servers:work:Backoff is '1', and no setting itself. Its settings stand below it, such as Arthropod:Servers:work:Backoff:Factor.")]
    [InlineData("Clients:work", "Arthropod:Clients:work is '1', and no setting itself.")]
    [InlineData("Timout", "Arthropod:Timout is no setting. Did you mean Arthropod:Timeout?")]
    [InlineData("Inbox:Graze", "Arthropod:Inbox:Graze is no setting. Did you mean Arthropod:Inbox:Grace?")]
    [InlineData("Client:work:Timeout", "Arthropod:Client is no setting. Did you mean Arthropod:Clients?")]
    [InlineData("Clients:work:TimeOuts", "Arthropod:Clients:work:TimeOuts is no setting. Did you mean Arthropod:Clients:work:Timeout?")]
    [InlineData("Servers:work:Concurrency", "Arthropod:Servers:work:Concurrency is no setting. Did you mean Arthropod:Servers:work:MaxConcurrency?")]
    [InlineData("Servers:work:Backoff:Frist", "Arthropod:Servers:work:Backoff:Frist is no setting. Did you mean Arthropod:Servers:work:Backoff:First?")]
    [InlineData("Servers:work:RetryWhen", "Arthropod:Servers:work:RetryWhen is no setting. The settings there are AcceptCancels, Backoff,")]
    [InlineData("Pigeon:Loft", "Arthropod:Pigeon is no setting. The settings there are Clients, Inbox, Named, Prefix, Provisioning, SendTimeout, Servers, SigningKeys, Timeout.")]
    public void A_key_that_is_no_setting_is_reported_with_the_nearest_one(string key, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Faults(($"Arthropod:{key}", "1"))), StringComparison.Ordinal);

    [Fact]
    public void Keys_are_read_whatever_their_case() =>
        Assert.Equal("p-", Read(null, ("arthropod:PREFIX", "p-")).Options.Prefix);

    [Fact]
    public void Sections_of_queues_that_only_other_processes_use_are_left_to_them() =>
        Assert.Empty(Faults(("Arthropod:Servers:elsewhere:Timout", "1"), ("Arthropod:Clients:elsewhere:Timout", "1"), ("Arthropod:Named:eu:Timout", "1")));

    [Fact]
    public void A_transport_says_which_settings_its_section_has()
    {
        string[] faults = [.. Faults(remote => remote.AddTransportSection("Pigeon", "Loft", "Speed"), ("Arthropod:Pigeon:Loft", "north"), ("Arthropod:Pigeon:Sped", "9"))];

        Assert.Equal(["Arthropod:Pigeon:Sped is no setting. Did you mean Arthropod:Pigeon:Speed?"], faults);
    }

    [Fact]
    public void A_named_section_is_checked_like_the_main_one()
    {
        using var services = new ServiceCollection()
            .AddSingleton(Configuration(("Arthropod:Named:eu:Timout", "00:01:00"), ("Arthropod:Named:eu:Named", "x")))
            .AddArthropod("eu", remote => remote.AddClient<IWorker>())
            .BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => NodeSettings.Read(services, "eu"));

        Assert.Equal(
            ["Arthropod:Named:eu:Named is no setting.", "Arthropod:Named:eu:Timout is no setting. Did you mean Arthropod:Named:eu:Timeout?"],
            exception.Failures.Select(fault => fault.Split(" The settings")[0]));
    }

    [Theory]
    [InlineData("Timeout", "30", "Arthropod:Timeout is '30', which .NET reads as 30 days. For 30 seconds, write '00:00:30'.")]
    [InlineData("Inbox:Grace", "7200", "Arthropod:Inbox:Grace is '7200', which .NET reads as 7200 days. For 7200 seconds, write '02:00:00'.")]
    [InlineData("Clients:work:Timeout", "0", "Arthropod:Clients:work:Timeout is '0', which .NET reads as 0 days. For 0 seconds, write '00:00:00'.")]
    [InlineData("Servers:work:Visibility", "90", "Arthropod:Servers:work:Visibility is '90', which .NET reads as 90 days. For 90 seconds, write '00:01:30'.")]
    [InlineData("Servers:work:Backoff:First", "5", "Arthropod:Servers:work:Backoff:First is '5', which .NET reads as 5 days. For 5 seconds, write '00:00:05'.")]
    [InlineData("Timeout", "36:00:00", "Arthropod:Timeout is '36:00:00', which .NET reads as 36 days. For 36 hours, write '1.12:00:00'; days stand before a dot.")]
    public void A_time_that_means_days_by_accident_is_refused_with_what_to_write(string key, string value, string fault) =>
        Assert.Equal([fault], Faults(($"Arthropod:{key}", value)));

    [Theory]
    [InlineData("00:00:30", "00:00:30")]
    [InlineData("02:00", "02:00:00")]
    [InlineData("1.12:00:00", "1.12:00:00")]
    [InlineData("infinite", "-00:00:00.0010000")]
    [InlineData("-00:00:00.0010000", "-00:00:00.0010000")]
    public void Any_other_time_is_read_as_it_is_written(string value, string time) =>
        Assert.Equal(time, $"{Read(null, ("Arthropod:Timeout", value)).Options.Timeout:c}");

    [Theory]
    [InlineData("Timeout", "soon", "The configuration section 'Arthropod' cannot be read: Timeout is 'soon'. Write a time as hours:minutes:seconds")]
    [InlineData("Provisioning", "Maybe", "The configuration section 'Arthropod' cannot be read: Provisioning is 'Maybe'. Write Create or Verify or None.")]
    [InlineData("Servers:work:MaxAttempts", "many", "The configuration section 'Arthropod:Servers:work' cannot be read: MaxAttempts is 'many'. Write a whole number.")]
    [InlineData("Servers:work:AcceptCancels", "yes", "The configuration section 'Arthropod:Servers:work' cannot be read: AcceptCancels is 'yes'. Write true or false.")]
    [InlineData("Servers:work:Backoff:Factor", "1,5x", "The configuration section 'Arthropod:Servers:work:Backoff' cannot be read: Factor is '1,5x'. Write a number")]
    public void A_value_that_cannot_be_read_is_reported_with_what_to_write(string key, string value, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Faults(($"Arthropod:{key}", value))), StringComparison.Ordinal);

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once() =>
        Assert.Equal(5, Faults(
            ("Arthropod:Timout", "00:01:00"),
            ("Arthropod:SendTimeout", "30"),
            ("Arthropod:Servers:work:MaxAttempts", "0"),
            ("Arthropod:Clients:work:Timeout", "soon"),
            ("Arthropod:SigningKeys:0", "no key")).Count());

    [Fact]
    public void An_empty_value_unsets_what_the_code_has_set() => Assert.Null(
        Server(Read(server => server.MaxAttempts = 9, ("Arthropod:Servers:work:MaxAttempts", ""))).Options.MaxAttempts);

    [Fact]
    public void The_backoff_is_configured_value_by_value()
    {
        var said = new RetryBackoff { First = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromHours(1) };
        var settings = Read(
            server => server.Backoff = said,
            ("Arthropod:Servers:work:Backoff:First", "00:00:10"),
            ("Arthropod:Servers:work:Backoff:Jitter", "0.25"));

        Assert.Equal(said with { First = TimeSpan.FromSeconds(10), Jitter = 0.25 }, Server(settings).Options.Backoff);
        Assert.Equal(TimeSpan.FromSeconds(3), said.First);
    }

    [Theory]
    [InlineData("First", "-00:00:01", "Backoff.First of the server of IWorker is -00:00:01. It is 00:00:00 to 14.00:00:00.")]
    [InlineData("Longest", "00:00:00.5", "Backoff.Longest of the server of IWorker is 00:00:00.5000000. It is 00:00:01 to 14.00:00:00.")]
    [InlineData("Factor", "0.5", "Backoff.Factor of the server of IWorker is 0.5. It is 1 to 100: by how much each wait is longer than the one before.")]
    [InlineData("Factor", "NaN", "Backoff.Factor of the server of IWorker is NaN. It is 1 to 100: by how much each wait is longer than the one before.")]
    [InlineData("Jitter", "1.5", "Backoff.Jitter of the server of IWorker is 1.5. It is 0 to 1: which part of each wait is random.")]
    public void A_backoff_that_cannot_be_is_reported(string setting, string value, string fault) =>
        Assert.Equal([fault], Faults(($"Arthropod:Servers:work:Backoff:{setting}", value)));

    [Fact]
    public void A_backoff_of_null_is_reported()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read(server => server.Backoff = null!));

        Assert.Contains("Backoff of the server of IWorker is null", exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Faults(params (string Key, string Value)[] configuration) =>
        Faults(static remote => remote.AddClient<IWorker>().AddServer<IWorker, Worker>(), configuration);

    private static IEnumerable<string> Faults(Action<ArthropodBuilder> configure, params (string Key, string Value)[] configuration)
    {
        try
        {
            ReadAll(configure, configuration);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static NodeSettings Read(Action<RemoteServerOptions>? server, params (string Key, string Value)[] configuration) =>
        ReadAll(remote => remote.AddClient<IWorker>().AddServer<IWorker, Worker>(server), configuration);

    private static NodeSettings ReadAll(Action<ArthropodBuilder> configure, params (string Key, string Value)[] configuration)
    {
        using var services = new ServiceCollection()
            .AddSingleton(Configuration(configuration))
            .AddArthropod(configure)
            .BuildServiceProvider();
        return NodeSettings.Read(services, "");
    }

    private static ServerRegistration Server(NodeSettings settings) => settings.Servers.Single();

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value, StringComparer.OrdinalIgnoreCase)).Build();
}
