using Arthropod.Remote.Client;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Hosting;

/// <summary>Puts a node together from what the application and its configuration say.</summary>
internal static class RemoteNodeFactory
{
    public static RemoteNode Create(IServiceProvider services, string name)
    {
        var settings = NodeSettings.Read(services, name);
        var queueService = services.GetKeyedService<IQueueTransport>(name) ?? throw new InvalidOperationException(
            "AddArthropod has no transport. Call UseSqs(), or UseLocal() for a queue in this process.");
        var scheduler = services.GetService<WorkScheduler>()
            ?? new WorkScheduler(services.GetService<TimeProvider>() ?? TimeProvider.System);
        var health = new NodeHealth(scheduler.Time);
        var transport = new WatchedTransport(queueService, health);
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var envelopes = new Envelopes(settings.Keys, () => transport.QueueTime);
        var queues = new RequestQueues(transport, envelopes, scheduler, settings.Options.Prefix, settings.Options.Provisioning);
        var inbox = new ProcessInbox(transport, envelopes, scheduler, settings.Options.Prefix, settings.Options.Inbox, Logger(loggers, "Inbox"));
        var payloads = services.GetService<PayloadStore>() ?? PayloadStore.None;
        var cancels = new CallCancels(new ServerMessages(transport, envelopes, scheduler), settings.Options.Prefix, scheduler.Time);
        var sender = new CallSender(
            queues, inbox, envelopes, payloads, cancels, transport.Limits, scheduler, settings.Calls, Logger(loggers, "Client"));
        inbox.Denied = sender.FailAll;

        var serverLogger = Logger(loggers, "Server");
        var serverName = $"{Environment.MachineName}/{Environment.ProcessId}";
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var cancellations = new CallCancellations(scheduler.Time);
        var confirmations = new CallConfirmations(inbox.GetNameAsync, scheduler);
        inbox.Received = frame =>
        {
            switch (frame)
            {
                case ReplyFrame reply:
                    sender.Accept(reply);
                    break;
                case CancelFrame cancel:
                    cancellations.Cancel(cancel.CallId);
                    break;
                case GoFrame go:
                    confirmations.Go(go.CallId, go.LeaseId);
                    break;
            }
        };

        var idempotency = services.GetKeyedService<IIdempotencyStore>(name);
        var steps = services.GetServices<IDeliveryStep>().ToList();
        var servers = settings.Servers.Select(registration => new ContractServer(
            new ServerContext(registration, queues, transport, envelopes, payloads, cancellations, confirmations, () => inbox.OpenName, scopes, idempotency, scheduler, serverName, serverLogger),
            steps));
        return new RemoteNode(sender, settings.Calls, inbox, new RemoteServer([.. servers], inbox.GetNameAsync, transport.Limits.MaxReceiveWait, scheduler, serverLogger), health, scheduler);
    }

    private static UnfailingLogger Logger(ILoggerFactory loggers, string folder) => new(loggers.CreateLogger($"Arthropod.Remote.{folder}"));
}
