namespace Arthropod.Remote.Chaos.Queue;

/// <summary>Which requests a fault hits, drawn from the seed: the same draws in each run, though not for the same requests.</summary>
internal sealed class FaultPlan(int seed)
{
    private const double Share = 0.06;

    private static readonly Fault[] OfReceives = [Fault.ServerError, Fault.Throttle, Fault.Reset, Fault.LostAnswer, Fault.FalseEmpty];

    private static readonly Fault[] OfChanges =
        [Fault.ServerError, Fault.Throttle, Fault.Reset, Fault.LostAnswer, Fault.Duplicate, Fault.Reorder];

    private static readonly Fault[] OfBatches = [.. OfChanges, Fault.PartialFailure, Fault.PartialFailure];

    // About queues, not messages. None is done twice: its second answer would be another question's.
    private static readonly Fault[] OfOthers = [Fault.ServerError, Fault.Throttle, Fault.Reset, Fault.LostAnswer];

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <summary>Draws for one request.</summary>
    public (Fault Fault, TimeSpan Hold) Draw(string operation)
    {
        lock (_lock)
        {
            var hit = _random.NextDouble() < Share;
            var draw = _random.NextDouble();
            var hold = TimeSpan.FromMilliseconds(_random.Next(200, 1500));
            var faults = FaultsOf(operation);
            return hit ? (faults[(int)(draw * faults.Length)], hold) : (Fault.None, default);
        }
    }

    private static Fault[] FaultsOf(string operation) => operation switch
    {
        "ReceiveMessage" => OfReceives,
        "SendMessageBatch" or "DeleteMessageBatch" or "ChangeMessageVisibilityBatch" => OfBatches,
        "SendMessage" or "DeleteMessage" or "ChangeMessageVisibility" => OfChanges,
        _ => OfOthers,
    };
}
