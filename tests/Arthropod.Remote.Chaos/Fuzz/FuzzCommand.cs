using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary><c>fuzz</c>: forged messages on a request queue and in an inbox, and what became of each.</summary>
internal static class FuzzCommand
{
    /// <summary>What is not yet done is bounded, and so must be the memory that it takes.</summary>
    private const int MostMegabytes = 512;

    private static readonly Option<int> Count = new("--count") { Description = "How many messages, half of them to an inbox.", DefaultValueFactory = _ => 10_000 };

    private static readonly Option<int> Seed = new("--seed") { Description = "What they are written from.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("fuzz", "Sends forged messages to a server and a caller.") { Count, Seed };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Count), parsed.GetValue(Seed), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> RunAsync(int count, int seed, TextWriter output)
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var drops = new Drops();
        var requests = new RequestFuzz(seed, drops);
        var inbox = new InboxFuzz(seed, drops);
        await using (var world = await FuzzWorld.StartAsync(requests.CarriedOut))
        {
            await world.CallAsync(0);
            var callersInbox = (await FuzzQueue.InboxesAsync(world.Sqs))[0];
            await requests.RunAsync(world, (count + 1) / 2);
            await inbox.RunAsync(world, callersInbox, count / 2);
        }

        await TellAsync(output, "requests", requests.Fates);
        await TellAsync(output, "inbox", inbox.Fates);
        var unaccounted = requests.Fates.Unaccounted + inbox.Fates.Unaccounted;
        var megabytes = requests.PeakBytes / (1024 * 1024);
        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            count,
            requests = Told(requests.Fates),
            inbox = Told(inbox.Fates),
            canaries = requests.Canaries,
            canariesFailed = requests.CanariesFailed,
            unaccounted,
            peakMegabytes = megabytes,
            seconds = Math.Round(TimeProvider.System.GetElapsedTime(begin).TotalSeconds, 1),
        }));
        return unaccounted == 0 && requests.CanariesFailed == 0 && megabytes < MostMegabytes ? 0 : 1;
    }

    private static async Task TellAsync(TextWriter output, string where, Fates fates)
    {
        foreach (var (kind, counts) in fates.Counts)
        {
            var words = counts.Where(count => count.Value > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}"));
            await output.WriteLineAsync($"{where,-9} {kind,-15} {string.Join(", ", words)}");
        }
    }

    private static Dictionary<string, Dictionary<string, int>> Told(Fates fates) => fates.Counts.ToDictionary(
        kind => Camel(kind.Key.ToString()),
        kind => kind.Value.Where(count => count.Value > 0).ToDictionary(count => Camel(count.Key.ToString()), count => count.Value));

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
