using System.Globalization;
using Arthropod.Remote.Benchmarks.Rpc.Contenders;
using Arthropod.Remote.Benchmarks.Rpc.Measuring;

namespace Arthropod.Remote.Benchmarks.Rpc.Processes;

/// <summary>The worker: starts and stops a contender's worker when told, and says what it has spent.</summary>
internal static class WorkerProcess
{
    public const string Argument = "rpc-worker";

    public static string StartCommand(Contender contender, int concurrency) =>
        string.Create(CultureInfo.InvariantCulture, $"start {contender.Name} {concurrency}");

    public const string StopCommand = "stop";

    public static async Task<int> RunAsync(Uri endpoint)
    {
        using var counter = new RequestCounter();
        IAsyncDisposable? worker = null;
        while (await Console.In.ReadLineAsync() is { } command)
        {
            switch (command.Split(' '))
            {
                case ["start", var name, var concurrency]:
                    var contender = Contender.All.First(each => string.Equals(each.Name, name, StringComparison.Ordinal));
                    worker = await contender.StartWorkerAsync(endpoint, int.Parse(concurrency, CultureInfo.InvariantCulture));
                    await Console.Out.WriteLineAsync("started");
                    break;
                case [StopCommand]:
                    await worker!.DisposeAsync();
                    worker = null;
                    await Console.Out.WriteLineAsync("stopped");
                    break;
                default:
                    await Console.Out.WriteLineAsync(Usage.OfThisProcess(counter).ToString());
                    break;
            }
        }

        return 0;
    }
}
