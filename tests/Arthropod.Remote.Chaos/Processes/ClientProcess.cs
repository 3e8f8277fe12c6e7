using System.Globalization;
using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Chaos.Processes;

/// <summary>A caller: makes the calls that it is told, many at a time, and writes down what it sees of each.</summary>
internal static class ClientProcess
{
    private const int AtATime = 12;

    public static async Task<int> RunAsync(string name, string folder, int seed, IReadOnlyList<int> numbers)
    {
        Parent.Heed();
        using var journal = new Journal(folder, name);
        await using var remote = RemoteClient.Create(remote => remote.UseSqs());
        var work = remote.Get<IChaosWork>();
        await Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (number, _) => await CallAsync(work, journal, seed, Script.Of(seed, number)));
        return 0;
    }

    private static async Task CallAsync(IChaosWork work, Journal journal, int seed, Script script)
    {
        using var cancel = new CancellationTokenSource();
        if (script.Kind == ScriptKind.Cancelled)
        {
            cancel.CancelAfter(script.CancelAfter);
        }

        journal.Write(EventKind.CallBegun, script.Number);
        var (end, words) = await EndOfAsync(work, new Shown(journal, script.Number), seed, script, cancel.Token);
        journal.Write(EventKind.CallEnded, script.Number, detail: words is null ? $"{end}" : $"{end}: {words}");
    }

    private static async Task<(CallEnd End, string? Words)> EndOfAsync(
        IChaosWork work, IProgress<int> progress, int seed, Script script, CancellationToken cancellationToken)
    {
        try
        {
            var result = await work.Run(seed, script.Number, progress, cancellationToken);
            return (result.AsSpan().SequenceEqual(script.Result(seed)) ? CallEnd.Result : CallEnd.WrongResult, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (CallEnd.Cancelled, null);
        }
        catch (ServerErrorException error)
            when (script.Kind == ScriptKind.Fails && error.Message.Contains(script.Failure, StringComparison.Ordinal))
        {
            return (CallEnd.ScriptError, null);
        }
        catch (Exception error)
        {
            return (CallEnd.OtherError, $"{error.GetType().Name}: {error.Message}");
        }
    }

    // Not Progress<T>, which posts to the thread pool and so may itself change the order.
    private sealed class Shown(Journal journal, int number) : IProgress<int>
    {
        public void Report(int value) =>
            journal.Write(EventKind.Progress, number, detail: value.ToString(CultureInfo.InvariantCulture));
    }
}
