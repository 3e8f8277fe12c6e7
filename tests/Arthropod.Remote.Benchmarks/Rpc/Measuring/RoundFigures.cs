namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>One round of one contender.</summary>
internal sealed record RoundFigures(LoadResult Load, Usage Client, Usage Queue)
{
    public double RequestsPerCall => (double)Client.Requests / Load.Calls;

    public double CallsPerSecond => Load.Calls / Load.Elapsed.TotalSeconds;

    public double P50Ms => Load.Milliseconds(50);

    public double P99Ms => Load.Milliseconds(99);

    /// <summary>Caller and worker together.</summary>
    public double CpuMicrosecondsPerCall => Client.Processor.TotalMicroseconds / Load.Calls;

    public double QueueCpuMicrosecondsPerCall => Queue.Processor.TotalMicroseconds / Load.Calls;

    /// <summary>Caller and worker together.</summary>
    public double AllocatedBytesPerCall => (double)Client.AllocatedBytes / Load.Calls;
}
