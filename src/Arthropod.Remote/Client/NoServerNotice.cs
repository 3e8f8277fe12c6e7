using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>Says that nobody serves a contract, once for each contract and log, however many calls wait.</summary>
internal static class NoServerNotice
{
    private static readonly ConditionalWeakTable<ILogger, ConcurrentDictionary<RemoteContract, bool>> Said = [];

    public static void SayOnce(ILogger logger, RemoteContract contract, string queue, TimeSpan wait)
    {
        if (Said.GetOrCreateValue(logger).TryAdd(contract, true))
        {
            logger.NoServer(contract.Name, queue, wait);
        }
    }
}
