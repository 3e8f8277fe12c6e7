using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arthropod.Remote.Chaos.Accounting;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>The run that a person starts, and what it prints.</summary>
internal sealed class RunCommand(TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Option<int> Calls = new("--calls") { Description = "How many calls are made.", DefaultValueFactory = _ => 2000 };

    private static readonly Option<int> Seed = new("--seed") { Description = "What the run is planned from.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> Idempotency = new("--idempotency")
    {
        Description = "Where the servers share what they know of calls: 'sqlite', a file beside the journals. Without, they share nothing.",
    };

    /// <summary>Makes it what the program does when it is told nothing else.</summary>
    public static void AddTo(RootCommand root)
    {
        Calls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--calls is at least 1.");
            }
        });
        root.Add(Calls);
        root.Add(Seed);
        root.Add(Idempotency.AcceptOnlyFromAmong("sqlite"));
        root.SetAction((parsed, _) => new RunCommand(parsed.InvocationConfiguration.Output).RunAsync(
            parsed.GetValue(Seed), parsed.GetValue(Calls), parsed.GetValue(Idempotency) is not null));
    }

    private async Task<int> RunAsync(int seed, int calls, bool isShared)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var folder = Directory.CreateTempSubdirectory("arthropod-chaos-").FullName;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{calls} calls, seed {seed}, journals in {folder}"));
        var begin = TimeProvider.System.GetTimestamp();
        try
        {
            var evidence = await new ChaosRun(seed, calls, folder, isShared).RunAsync(stop.Token);
            var account = Account.Of(evidence, TimeProvider.System.GetElapsedTime(begin));
            return await TellAsync(account, evidence, folder, isShared);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync("Stopped before the end: there is no account.");
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private async Task<int> TellAsync(Account account, Evidence evidence, string folder, bool isShared)
    {
        var isGood = account.Figures.Zeros().All(zero => zero.Count == 0) && account.Crashes.Count == 0
            && (!isShared || account.Figures.RanTwiceByQueue == 0);
        await TellDetailsAsync(account);
        if (isGood)
        {
            Directory.Delete(folder, recursive: true);
            await output.WriteLineAsync("Nothing to complain of; the journals are deleted.");
        }
        else
        {
            await TellViolationsAsync(account, evidence, folder);
        }

        // Last, and on one line: for programs.
        await output.WriteLineAsync(JsonSerializer.Serialize(account.Figures, Json));
        return isGood ? 0 : 1;
    }

    private async Task TellDetailsAsync(Account account)
    {
        var figures = account.Figures;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            calls              {figures.Calls,8}   in {figures.Seconds} s
              succeeded        {figures.Succeeded,8}
              failed as told   {figures.FailedTruthfully,8}
              caller killed    {figures.CallerKilled,8}
              lost             {figures.Lost,8}
              stuck            {figures.Stuck,8}
            completed twice    {figures.CompletedTwice,8}
            wrong result       {figures.WrongResult,8}
            progress           {figures.ProgressOutOfOrder,8} out of order, {figures.ProgressAfterResult} after the result
            carried out again  {account.Reruns.Values.Sum(),8}: {Counts(account.Reruns)}
            inboxes left       {figures.InboxesLeft,8}
            done to them       {figures.ServerKills,8} server kills, {figures.ClientKills} client kills, {figures.Suspensions} suspensions, {figures.QueueRestarts} restarts of the queue's front
            faults             {figures.Faults,8}: {Counts(account.Faults)}

            """));
    }

    private async Task TellViolationsAsync(Account account, Evidence evidence, string folder)
    {
        foreach (var crash in account.Crashes)
        {
            await output.WriteLineAsync($"{crash.Who} ended by itself: {crash.Words}");
        }

        foreach (var violation in account.Violations)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{violation.Figure}-{violation.Call.Number}.txt");
            await File.WriteAllTextAsync(Path.Combine(folder, file), Story.Of(violation, evidence));
        }

        await output.WriteLineAsync($"{account.Violations.Count} broken promises; the story of each is in {folder}");
    }

    private static string Counts<T>(IReadOnlyDictionary<T, int> counts)
        where T : struct, Enum =>
        string.Join(", ", counts.OrderBy(count => count.Key).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));
}
