using System.Globalization;
using System.Text;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Policies;

/// <summary>The order in which settings are merged, from generated code and options to the policy, as a person can read it.</summary>
public sealed class The_nearest_word_wins_Tests
{
    private static readonly string[] Levels = ["default", "application", "contract", "method", "code", "configuration", "call"];

    private static readonly (string Name, Func<(CallPolicy Caller, CallPolicy Worker), object> Value)[] Settings =
    [
        ("Timeout", side => side.Caller.Timeout),
        ("WhenCallerLeaves", side => side.Caller.WhenCallerLeaves),
        ("ConfirmBeforeRun", side => side.Caller.ConfirmBeforeRun),
        ("Visibility", side => side.Worker.Visibility),
        ("MaxAttempts", side => side.Worker.MaxAttempts),
        ("MaxReceives", side => side.Worker.MaxReceives),
        ("Retry", side => side.Worker.Retry),
        ("Progress", side => side.Worker.Progress),
        ("Backoff.First", side => side.Worker.Backoff.First),
    ];

    // In each column one more level sets all that it can. What stands there is what then applies; a dot: as before.
    private const string Table = """
                           default       application   contract      method        code          configuration call
        Timeout            01:00:00      00:02:00      00:03:00      00:04:00      00:05:00      00:06:00      00:07:00
        WhenCallerLeaves   LeaveRunning  .             Cancel        LeaveRunning  Cancel        LeaveRunning  .
        ConfirmBeforeRun   False         .             True          False         True          False         .
        Visibility         00:01:00      .             00:03:00      00:04:00      00:05:00      00:06:00      .
        MaxAttempts        3             .             30            40            50            60            .
        MaxReceives        8             .             35            45            20            70            .
        Retry              Never         .             OnError       Never         OnError       Never         .
        Progress           All           .             Latest        All           Latest        All           .
        Backoff.First      00:00:01      .             .             .             00:00:05      00:00:06      .

        """;

    [Fact]
    public void At_each_level()
    {
        var columns = Levels.Select((_, level) => Merge(level)).ToList();
        var table = new StringBuilder().Append(' ', 19).AppendJoin("", Levels.Select(level => level.PadRight(14)));
        foreach (var (name, value) in Settings)
        {
            table.Append('\n').Append(name.PadRight(19));
            for (var level = 0; level < Levels.Length; level++)
            {
                var isAsBefore = level > 0 && Equals(value(columns[level]), value(columns[level - 1]));
                table.Append((isAsBefore ? "." : string.Create(CultureInfo.InvariantCulture, $"{value(columns[level])}")).PadRight(14));
            }
        }

        var lines = table.ToString().Split('\n').Select(line => line.TrimEnd() + "\n");
        Assert.Equal(Table, string.Concat(lines), ignoreLineEndingDifferences: true);
    }

    // A function is said in code alone.
    [Fact]
    public void No_setting_is_left_out() => Assert.Equal(
        typeof(CallPolicy).GetProperties().Select(property => property.Name).Except([nameof(CallPolicy.RetryWhen)]).Order(StringComparer.Ordinal),
        Settings.Select(setting => setting.Name.Split('.')[0]).Order(StringComparer.Ordinal));

    /// <summary>What applies on both sides when a level and all before it have set all that they can.</summary>
    private static (CallPolicy Caller, CallPolicy Worker) Merge(int level)
    {
        bool Says(string name) => Array.IndexOf(Levels, name) <= level;
        var configuration = new ConfigurationBuilder();
        if (Says("configuration"))
        {
            configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Arthropod:Clients:settled:Timeout"] = "00:06:00",
                ["Arthropod:Clients:settled:WhenCallerLeaves"] = "LeaveRunning",
                ["Arthropod:Clients:settled:ConfirmBeforeRun"] = "false",
                ["Arthropod:Servers:settled:Visibility"] = "00:06:00",
                ["Arthropod:Servers:settled:MaxAttempts"] = "60",
                ["Arthropod:Servers:settled:MaxReceives"] = "70",
                ["Arthropod:Servers:settled:Retry"] = "Never",
                ["Arthropod:Servers:settled:Progress"] = "All",
                ["Arthropod:Servers:settled:Backoff:First"] = "00:00:06",
            });
        }

        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration.Build()).AddArthropod(remote =>
        {
            if (Says("application"))
            {
                remote.Configure(options => options.Timeout = TimeSpan.FromMinutes(2));
            }

            remote.AddClient<IPlain>().AddServer<IPlain>(static _ => null!);
            remote.AddClient<ISettled>(Says("code") ? SetClient : null).AddServer<ISettled>(static _ => null!, Says("code") ? SetServer : null);
        }).BuildServiceProvider();
        var settings = NodeSettings.Read(services, "");

        RemoteContract contract = Says("contract") ? RemoteContracts.Get<ISettled>() : RemoteContracts.Get<IPlain>();
        var method = contract.Methods[Says("method") ? 1 : 0];
        using var arguments = new PooledBuffer();
        var call = new RemoteCall<NoResult, NoResult>(
            contract, method, arguments, null, Says("call") ? new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(7) } : null, default);
        return (settings.Calls.PolicyOf(call), settings.Servers.Single(server => server.Contract == contract).Policies[method]);
    }

    private static void SetClient(RemoteClientOptions client)
    {
        client.Timeout = TimeSpan.FromMinutes(5);
        client.WhenCallerLeaves = WhenCallerLeaves.Cancel;
        client.ConfirmBeforeRun = true;
    }

    private static void SetServer(RemoteServerOptions server)
    {
        server.Visibility = TimeSpan.FromMinutes(5);
        server.MaxAttempts = 50;
        server.MaxReceives = 20;
        server.Retry = RetryMode.OnError;
        server.Progress = ProgressMode.Latest;
        server.Backoff = new RetryBackoff { First = TimeSpan.FromSeconds(5) };
    }
}
