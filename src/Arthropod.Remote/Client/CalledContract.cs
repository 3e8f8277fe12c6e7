using Arthropod.Remote.Invocation;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>What the calls of one contract in this process have in common: their queue, their limit, the steps around their sending.</summary>
/// <param name="contract">The contract.</param>
/// <param name="options">What the application says of it.</param>
/// <param name="queue">The full name of its request queue.</param>
internal sealed class CalledContract(RemoteContract contract, RemoteClientOptions options, string queue)
{
    private int _saidThatCallsWait;
    private int _saidThatNobodyServes;

    public string Queue { get; } = queue;

    public CallLimit Limit { get; } = new(options.MaxPendingCalls);

    /// <summary>Whether a call beyond the limit fails, instead of waiting.</summary>
    public bool RefusesBeyondLimit => options.PendingCallLimit == PendingCallLimit.Refuse;

    /// <summary>What the application does around the sending of each call, outermost first.</summary>
    public IReadOnlyList<Func<OutgoingCall, Func<Task>, Task>> Steps => options.Steps;

    public void SayOnceThatCallsWait(ILogger logger)
    {
        if (Interlocked.Exchange(ref _saidThatCallsWait, 1) == 0)
        {
            logger.CallsWait(contract.Name, Limit.Most, contract.QueueName);
        }
    }

    public void SayOnceThatNobodyServes(ILogger logger, TimeSpan wait)
    {
        if (Interlocked.Exchange(ref _saidThatNobodyServes, 1) == 0)
        {
            logger.NoServer(contract.Name, Queue, wait);
        }
    }
}
