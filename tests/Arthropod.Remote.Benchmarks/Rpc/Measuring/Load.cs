using System.Buffers.Binary;
using System.Diagnostics;
using Arthropod.Remote.Benchmarks.Rpc.Contenders;
using HdrHistogram;

namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>Makes a number of calls, so many of them at a time, and looks at every answer.</summary>
internal sealed class Load(ICaller caller, int inFlight, int calls)
{
    private const int PayloadBytes = 100;

    /// <summary>Nothing here takes longer; whoever waits so long waits for an answer that is lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly LongConcurrentHistogram _latency = new(1, TimeStamp.Minutes(3), 3);
    private int _started;

    public async Task<LoadResult> RunAsync()
    {
        var startedAt = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(CallAsync))).WaitAsync(Patience);
        return new(calls, Stopwatch.GetElapsedTime(startedAt), _latency);
    }

    private async Task CallAsync()
    {
        for (var number = Interlocked.Increment(ref _started); number <= calls; number = Interlocked.Increment(ref _started))
        {
            var payload = Payload(number);
            var startedAt = Stopwatch.GetTimestamp();
            var answer = await caller.EchoAsync(payload);
            _latency.RecordValue(Math.Max(1, Stopwatch.GetTimestamp() - startedAt));
            if (!answer.AsSpan().SequenceEqual(payload))
            {
                throw new InvalidOperationException($"Call {number} was answered with other bytes than it sent.");
            }
        }
    }

    private static byte[] Payload(int number)
    {
        var payload = new byte[PayloadBytes];
        for (var offset = 0; offset < PayloadBytes; offset += sizeof(int))
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(offset), number * (offset + 1));
        }

        return payload;
    }
}
