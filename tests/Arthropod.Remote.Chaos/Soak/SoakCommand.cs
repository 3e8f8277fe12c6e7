using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Soak;

/// <summary><c>soak</c>: a server, a caller and the queue at half of what they can, for a while; and what they hold meanwhile.</summary>
internal static class SoakCommand
{
    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "How long, after some 40 s in which the capacity is measured. At least 4.",
        DefaultValueFactory = _ => 20,
    };

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        Minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() < 4)
            {
                result.AddError("--minutes is at least 4: with less there are too few samples to compare.");
            }
        });
        var command = new Command("soak", "Calls at half of the capacity, and whether memory, handles and threads stay as they are.") { Minutes };
        command.SetAction((parsed, _) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(Minutes)), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>What it starts this program as. They are not for people.</summary>
    public static IEnumerable<Command> Processes()
    {
        var server = new Command("soak-server") { Hidden = true };
        server.SetAction((parsed, cancellationToken) => SoakServer.RunAsync(parsed.InvocationConfiguration.Output, cancellationToken));
        var client = new Command("soak-client") { Minutes };
        client.Hidden = true;
        client.SetAction((parsed, _) => SoakClient.RunAsync(
            TimeSpan.FromMinutes(parsed.GetValue(Minutes)), parsed.InvocationConfiguration.Output));
        return [server, client];
    }

    private static async Task<int> RunAsync(TimeSpan length, TextWriter output)
    {
        await using var front = await QueueFront.StartAsync(TimeProvider.System);
        using var server = ChildProcess.Start("soak-server", front.Url, "soak-server");
        using var client = ChildProcess.Start(
            "soak-client", front.Url, "soak-client", "--minutes", length.TotalMinutes.ToString(CultureInfo.InvariantCulture));
        using var over = new CancellationTokenSource();
        var sampling = SoakSample.TakeUntilAsync(over.Token);

        var (clientCode, clientWords) = await client.EndsAsync();
        await over.CancelAsync();
        await server.TerminateAsync();
        var (serverCode, serverWords) = await server.EndsAsync();
        if (clientCode != 0 || serverCode != 0)
        {
            await output.WriteLineAsync($"The client ended with {clientCode}: {clientWords}\nThe server ended with {serverCode}: {serverWords}");
            return 1;
        }

        var lines = clientWords.Split('\n');
        return await TellAsync(output, JsonSerializer.Deserialize<SoakRate>(lines[0])!, [
            SoakFlatness.Of("client", await ToldAsync(output, "client", SoakSample.Read(lines[1]))),
            SoakFlatness.Of("server", await ToldAsync(output, "server", SoakSample.Read(serverWords))),
            SoakFlatness.Of("queue", await ToldAsync(output, "queue", await sampling)),
        ]);
    }

    private static async Task<IReadOnlyList<SoakSample>> ToldAsync(TextWriter output, string process, IReadOnlyList<SoakSample> samples)
    {
        foreach (var sample in samples)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{process,-7} {sample.Seconds,6:0} s  heap {sample.HeapMegabytes,7:0.0} MB  working set {sample.WorkingSetMegabytes,7:0.0} MB  handles {sample.Handles,5}  threads {sample.Threads,4}"));
        }

        return samples;
    }

    private static async Task<int> TellAsync(TextWriter output, SoakRate rate, IReadOnlyList<SoakFlatness> processes)
    {
        if (rate.FirstWrong is not null)
        {
            await output.WriteLineAsync($"{rate.Wrong} calls ended otherwise than their kind says, the first so: {rate.FirstWrong}");
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                capacityPerSecond = Math.Round(rate.Capacity),
                callsPerSecond = Math.Round(rate.PerSecond),
                calls = rate.Ended + rate.Wrong,
                rate.Wrong,
                rate.MostPending,
                processes = processes.Select(process => new { process.Process, Early = Rounded(process.Early), Late = Rounded(process.Late), process.IsFlat }),
            },
            Json));
        return rate.Wrong == 0 && processes.All(process => process.IsFlat) ? 0 : 1;
    }

    private static SoakSample Rounded(SoakSample sample) => sample with
    {
        Seconds = Math.Round(sample.Seconds),
        HeapMegabytes = Math.Round(sample.HeapMegabytes, 1),
        WorkingSetMegabytes = Math.Round(sample.WorkingSetMegabytes, 1),
    };
}
