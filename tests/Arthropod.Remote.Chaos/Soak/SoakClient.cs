using System.Text.Json;
using Arthropod.Remote.Chaos.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Chaos.Soak;

/// <summary>The calling process of a soak: first as fast as it can, to learn what that is, then at half of it.</summary>
internal static class SoakClient
{
    private const int AtATime = 256;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    public static async Task<int> RunAsync(TimeSpan length, TextWriter output)
    {
        Parent.Heed();
        await using var remote = RemoteClient.Create(remote => remote.UseSqs());
        var calls = new SoakCalls(remote.Get<ISoakWork>());
        await SaturateAsync(calls, WarmUp);
        var capacity = await SaturateAsync(calls, Measured);

        using var over = new CancellationTokenSource();
        var sampling = SoakSample.TakeUntilAsync(over.Token);
        var before = calls.Ended;
        var (seconds, mostPending) = await PaceAsync(calls, capacity / 2, length);
        await over.CancelAsync();
        await output.WriteLineAsync(JsonSerializer.Serialize(new SoakRate(
            capacity, (calls.Ended - before) / seconds, calls.Ended, calls.Wrong, mostPending, calls.FirstWrong)));
        await output.WriteLineAsync(SoakSample.Write(await sampling));
        return 0;
    }

    /// <returns>Calls per second.</returns>
    private static async Task<double> SaturateAsync(SoakCalls calls, TimeSpan length)
    {
        var (begin, before) = (TimeProvider.System.GetTimestamp(), calls.Ended);
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
        {
            while (TimeProvider.System.GetElapsedTime(begin) < length)
            {
                await calls.MakeAsync();
            }
        }));
        return (calls.Ended - before) / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
    }

    // Whether the last ones have been answered or not: what piles up is to be seen.
    private static async Task<(double Seconds, int MostPending)> PaceAsync(SoakCalls calls, double perSecond, TimeSpan length)
    {
        var (begin, made, mostPending) = (TimeProvider.System.GetTimestamp(), 0, 0);
        using var timer = new PeriodicTimer(Beat);
        while (TimeProvider.System.GetElapsedTime(begin) < length && await timer.WaitForNextTickAsync())
        {
            for (var due = perSecond * TimeProvider.System.GetElapsedTime(begin).TotalSeconds; made < due; made++)
            {
                _ = calls.MakeAsync();
            }

            mostPending = Math.Max(mostPending, calls.Pending);
        }

        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        while (calls.Pending > 0)
        {
            await timer.WaitForNextTickAsync();
        }

        return (seconds, mostPending);
    }
}
