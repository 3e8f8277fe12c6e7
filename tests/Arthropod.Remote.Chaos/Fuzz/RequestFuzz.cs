using Arthropod.Remote.Chaos.Work;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>Sends forged requests, and finds out what becomes of each.</summary>
internal sealed class RequestFuzz(int seed, Drops drops)
{
    /// <summary>So many may be under way: what is not yet done must fit in memory too.</summary>
    private const int MostUnderWay = 2000;

    private const int Batch = 100;

    private const int CollectEvery = 20 * Batch;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly ForgeryKind[] Kinds = Enum.GetValues<ForgeryKind>();

    private readonly Lock _lock = new();
    private readonly Dictionary<int, SentForgery> _sent = [];
    private readonly Dictionary<Guid, Queue<int>> _numbers = [];

    // Calls of which another message is still open.
    private readonly HashSet<Guid> _answered = [];
    private readonly string _inboxName = QueueNames.NewInbox("", Guid.CreateVersion7());

    public Fates Fates { get; } = new();

    public int Canaries { get; private set; }

    public int CanariesFailed { get; private set; }

    /// <summary>The most memory that was in use, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Told by the implementation.</summary>
    public void CarriedOut(Guid callId) => Settle(callId, MessageFate.CarriedOut);

    public async Task RunAsync(FuzzWorld world, int count)
    {
        // The queues are there once a call has been made.
        await CanaryAsync(world);
        var requests = await FuzzQueue.FindAsync(world.Sqs, IChaosWork.Queue);
        var deadLetters = await FuzzQueue.FindAsync(world.Sqs, QueueNames.DeadLetter(IChaosWork.Queue));
        var inbox = await FuzzQueue.CreateAsync(world.Sqs, _inboxName);
        using var stop = new CancellationTokenSource();
        var draining = Task.WhenAll(
            deadLetters.DrainAsync((number, _) => Settle(number, MessageFate.DeadLettered), stop.Token),
            inbox.DrainAsync((_, body) => Answered(body), stop.Token));
        await SendAsync(world, requests, count);
        await requests.HasAtMostAsync(0);
        await UntilSettledAsync();
        await stop.CancelAsync();
        await draining;
        SettleRest();
    }

    private async Task SendAsync(FuzzWorld world, FuzzQueue requests, int count)
    {
        var forgery = new Forgery(new Random(seed), _inboxName);
        for (var first = 0; first < count; first += Batch)
        {
            var bodies = Enumerable.Range(first, Math.Min(Batch, count - first))
                .Select(number => (Number: number, Body: forgery.Write(Kinds[number % Kinds.Length])))
                .ToList();
            bodies.ForEach(message => Expect(message.Number, message.Body));
            foreach (var refused in await requests.SendAsync(bodies))
            {
                Settle(refused, MessageFate.Refused);
            }

            await CanaryAsync(world);
            await requests.HasAtMostAsync(MostUnderWay);
            if (first % CollectEvery == 0)
            {
                // What lives, without what has not been collected yet: that has no bound but the machine's memory.
                PeakBytes = Math.Max(PeakBytes, GC.GetTotalMemory(forceFullCollection: true));
            }
        }
    }

    private async Task CanaryAsync(FuzzWorld world)
    {
        Canaries++;
        CanariesFailed += await world.CallAsync(Canaries) ? 0 : 1;
    }

    private void Expect(int number, string body)
    {
        var sent = SentForgery.Of(Kinds[number % Kinds.Length], body);
        lock (_lock)
        {
            _sent[number] = sent;
            if (sent.Request is { } request)
            {
                if (!_numbers.TryGetValue(request.CallId, out var numbers))
                {
                    _numbers[request.CallId] = numbers = new();
                }

                numbers.Enqueue(number);
            }
        }
    }

    // A dead-lettered request is found as such; other errors are refusals.
    private void Answered(string body)
    {
        foreach (var frame in EnvelopeReader.Read(body))
        {
            if (frame is ErrorFrame { ErrorKind: not (ServerErrorKind.DeadLettered or ServerErrorKind.UnknownMethod) })
            {
                Settle(frame.CallId, MessageFate.Answered);
            }
            else if (frame is ResultFrame && IsAnsweredAgain(frame.CallId))
            {
                Settle(frame.CallId, MessageFate.AnsweredAgain);
            }
        }
    }

    /// <summary>The first result of a call follows its execution, which has been counted; another one is another message's.</summary>
    private bool IsAnsweredAgain(Guid callId)
    {
        lock (_lock)
        {
            return _numbers.ContainsKey(callId) && !_answered.Add(callId);
        }
    }

    private void Settle(Guid callId, MessageFate fate)
    {
        lock (_lock)
        {
            // Two messages of one call are told apart by nothing; each has its turn.
            if (!_numbers.TryGetValue(callId, out var numbers))
            {
                return;
            }

            while (numbers.TryDequeue(out var number))
            {
                if (_sent.Remove(number, out var sent))
                {
                    Fates.Add(sent.Kind, fate);
                    break;
                }
            }

            if (numbers.Count == 0)
            {
                _numbers.Remove(callId);
                _answered.Remove(callId);
            }
        }
    }

    private void Settle(int number, MessageFate fate)
    {
        lock (_lock)
        {
            if (_sent.Remove(number, out var sent))
            {
                Fates.Add(sent.Kind, fate);
            }
        }
    }

    // What a server leaves for others is delayed, as what waits for its time is; no count of the queue tells them apart.
    private async Task UntilSettledAsync()
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (IsAnyOpen() && TimeProvider.System.GetElapsedTime(begin) < Patience)
        {
            await Task.Delay(Look);
        }
    }

    private bool IsAnyOpen()
    {
        lock (_lock)
        {
            return _sent.Values.Any(sent => !IsToWait(sent) && !HasNobodyToAnswer(sent));
        }
    }

    private static bool IsToWait(SentForgery sent) => sent.Request?.NotBefore > TimeProvider.System.GetUtcNow();

    private bool HasNobodyToAnswer(SentForgery sent) => sent.Request?.ReplyTo is { } inbox && inbox != _inboxName && QueueNames.IsInbox("", inbox);

    /// <summary>What was neither carried out nor answered nor dead-lettered can only wait, or have had nobody to answer to.</summary>
    private void SettleRest()
    {
        var discarded = drops.Results;
        foreach (var sent in _sent.Values)
        {
            var fate = IsToWait(sent) ? MessageFate.Waiting
                : HasNobodyToAnswer(sent) && discarded-- > 0 ? MessageFate.Discarded
                : MessageFate.Unaccounted;
            Fates.Add(sent.Kind, fate);
        }
    }
}
