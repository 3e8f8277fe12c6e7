using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What the proxy saw of each message: sent, handed out, hidden longer, deleted; and by which fault it was hit.</summary>
internal sealed class QueueJournal
{
    private readonly ConcurrentQueue<QueueEvent> _events = new();
    private readonly ConcurrentDictionary<int, bool> _sent = new();
    private readonly ConcurrentDictionary<Fault, int> _faults = new();

    /// <summary>How many calls have reached the queue: how far the run is.</summary>
    public int CallsSent => _sent.Count;

    /// <summary>How often each fault hit.</summary>
    public IReadOnlyDictionary<Fault, int> Faults => _faults;

    public IReadOnlyCollection<QueueEvent> Events => _events;

    /// <summary>Writes down a request and what became of it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="fault">What hit it.</param>
    /// <param name="reply">What the queue answered; <see langword="null"/> if it was not asked, or not to the end.</param>
    /// <param name="undone">Entries that never reached the queue.</param>
    public void Write(SqsCall call, Fault fault, SqsReply? reply, IReadOnlyCollection<string> undone)
    {
        if (fault != Fault.None)
        {
            _faults.AddOrUpdate(fault, 1, static (_, count) => count + 1);
        }

        if (call.Body is null || call.Operation == "PurgeQueue")
        {
            return;
        }

        var answer = reply is { IsGood: true } ? JsonNode.Parse(reply.Body)!.AsObject() : null;
        foreach (var entry in EventsOf(call, answer, undone))
        {
            _events.Enqueue(entry with { Fault = fault });
            if (entry is { Action: QueueAction.Send, Number: >= 0, IsDone: true })
            {
                _sent.TryAdd(entry.Number, true);
            }
        }
    }

    private static IEnumerable<QueueEvent> EventsOf(SqsCall call, JsonObject? answer, IReadOnlyCollection<string> undone)
    {
        if (call.Operation == "ReceiveMessage")
        {
            return Deliveries(call, answer);
        }

        var done = DoneBy(call, answer, undone);
        return call.Messages.SelectMany(entry =>
        {
            var id = (string?)entry["Id"] ?? "";
            var isDone = done.TryGetValue(id, out var messageId);
            return OfEntry(call, entry).Select(said => said with { IsDone = isDone, MessageId = messageId ?? "" });
        });
    }

    private static IEnumerable<QueueEvent> Deliveries(SqsCall call, JsonObject? answer)
    {
        foreach (var message in answer?["Messages"]?.AsArray() ?? [])
        {
            var said = call.Queue == IChaosWork.Queue ? Said.Read((string)message!["Body"]!)[0] : null;
            yield return Event(call, QueueAction.Deliver) with
            {
                IsDone = true,
                MessageId = (string)message!["MessageId"]!,
                Receipt = (string)message["ReceiptHandle"]!,
                Seconds = Seconds(call.Body!),
                CallId = said?.CallId ?? default,
                Number = said?.Number ?? -1,
                Attempt = said is null ? 0 : said.Attempts + ReceiveCount(message),
            };
        }
    }

    private static IEnumerable<QueueEvent> OfEntry(SqsCall call, JsonObject entry) => (string?)entry["MessageBody"] is { } body
        ? Said.Read(body).Select(said => Event(call, QueueAction.Send) with { CallId = said.CallId, Number = said.Number, Frame = said.Frame })
        : [Event(call, call.Operation.StartsWith("Delete", StringComparison.Ordinal) ? QueueAction.Delete : QueueAction.ChangeVisibility) with
        {
            Receipt = (string)entry["ReceiptHandle"]!,
            Seconds = Seconds(entry),
        }];

    /// <returns>Ids of the entries that the queue has carried out, each with a message's id where there is one.</returns>
    private static Dictionary<string, string?> DoneBy(SqsCall call, JsonObject? answer, IReadOnlyCollection<string> undone) => answer switch
    {
        null => [],
        _ when call.IsBatch => (answer["Successful"]?.AsArray() ?? [])
            .Where(entry => !undone.Contains((string)entry!["Id"]!))
            .ToDictionary(entry => (string)entry!["Id"]!, entry => (string?)entry!["MessageId"]),
        _ => new() { [""] = (string?)answer["MessageId"] },
    };

    private static QueueEvent Event(SqsCall call, QueueAction action) =>
        new(TimeProvider.System.GetUtcNow(), call.Number, call.Who, action, call.Queue);

    // Our transport asks for it with each message.
    private static int ReceiveCount(JsonNode message) =>
        int.Parse((string)message["Attributes"]!["ApproximateReceiveCount"]!, CultureInfo.InvariantCulture);

    private static double Seconds(JsonObject entry) => (double?)entry["VisibilityTimeout"] ?? 0;
}
