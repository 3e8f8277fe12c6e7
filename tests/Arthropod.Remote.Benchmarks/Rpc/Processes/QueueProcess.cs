using Arthropod.Remote.Benchmarks.Rpc.Measuring;
using Arthropod.Remote.LocalSqs;

namespace Arthropod.Remote.Benchmarks.Rpc.Processes;

/// <summary>The queue server, in a process of its own so that its processor time is not the clients'.</summary>
internal static class QueueProcess
{
    public const string Argument = "rpc-queue";

    public static async Task<int> RunAsync()
    {
        await using var server = await LocalSqsServer.StartAsync();
        await Console.Out.WriteLineAsync(server.Url.AbsoluteUri);
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync(Usage.OfThisProcess(counter: null).ToString());
        }

        return 0;
    }
}
