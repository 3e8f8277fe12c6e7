using Arthropod.Remote.Benchmarks.Generator;
using Arthropod.Remote.Benchmarks.Micro;
using Arthropod.Remote.Benchmarks.Rpc;
using Arthropod.Remote.Benchmarks.Rpc.Processes;

return args switch
{
    ["rpc", .. var rest] when RpcPlan.TryParse(rest, out var plan) => await new RpcBenchmark(plan).RunAsync(),
    ["generator", .. var rest] when GeneratorPlan.TryParse(rest, out var plan) => await new GeneratorBenchmark(plan).RunAsync(),
    ["micro"] => MicroBenchmark.Run(),

    // The other processes of a run, started by the run itself.
    [QueueProcess.Argument] => await QueueProcess.RunAsync(),
    [WorkerProcess.Argument, var url] => await WorkerProcess.RunAsync(new Uri(url)),
    _ => await ExplainAsync(),
};

static async Task<int> ExplainAsync()
{
    await Console.Error.WriteLineAsync(
        """
        Usage: dotnet run -c Release --project tests/Arthropod.Remote.Benchmarks -- <benchmark>

          rpc [--quick]   Calls over a local queue server against a naive and a hand-batched loop on the same SDK.
                          One JSON line per scenario on standard output, a table on standard error; exit code 1 if a
                          target is missed. --quick: small numbers, unwarmed, judged by nothing but right answers.

          generator [--quick]
                          The generator and the analyzers on 500 contracts and 1,000 types, against a generator that
                          only binds the same members. JSON lines on standard output; exit code 1 if a target is
                          missed. --quick: a small project, unwarmed and not judged.

          micro           Encoding and decoding eight payloads, against the formatters of MessagePack-CSharp that write
                          the same bytes. JSON lines on standard output; exit code 1 if a target is missed.
        """);
    return 2;
}
