using Arthropod.Remote.Chaos.Queue;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Finds the calls that an event at the queue is about: a deletion knows a receipt handle only, an answer a call id.</summary>
internal sealed class MessageIndex
{
    private readonly List<QueueEvent> _events;
    private readonly Dictionary<string, string> _messageOfReceipt;
    private readonly Dictionary<Guid, int> _numberOfCall = [];
    private readonly ILookup<string, Guid> _callsOfMessage;

    public MessageIndex(IEnumerable<QueueEvent> events)
    {
        _events = [.. events.OrderBy(entry => entry.At)];
        _messageOfReceipt = _events
            .Where(entry => entry.Action == QueueAction.Deliver)
            .ToDictionary(entry => entry.Receipt, entry => entry.MessageId);
        foreach (var entry in _events.Where(entry => entry.Number >= 0))
        {
            _numberOfCall[entry.CallId] = entry.Number;
        }

        _callsOfMessage = _events.Where(entry => entry.MessageId != "").ToLookup(entry => entry.MessageId, entry => entry.CallId);
    }

    /// <summary>The events by the numbers of their calls.</summary>
    public ILookup<int, QueueEvent> ByNumber() => _events
        .Select(Named)
        .SelectMany(entry => NumbersOf(entry).Select(number => (Number: number, Entry: entry)))
        .ToLookup(pair => pair.Number, pair => pair.Entry);

    private QueueEvent Named(QueueEvent entry) => entry.MessageId == "" && _messageOfReceipt.TryGetValue(entry.Receipt, out var message)
        ? entry with { MessageId = message }
        : entry;

    private IEnumerable<int> NumbersOf(QueueEvent entry) => (entry.CallId != default ? [entry.CallId] : _callsOfMessage[entry.MessageId])
        .Select(call => _numberOfCall.GetValueOrDefault(call, -1))
        .Where(number => number >= 0)
        .Distinct();
}
