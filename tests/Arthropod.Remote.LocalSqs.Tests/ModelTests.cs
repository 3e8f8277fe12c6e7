using Arthropod.Remote.LocalSqs.Engine;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>
/// Random sequences of operations against a queue so simple that one sees it is right: a list that is searched from
/// one end to the other each time. The seed of a failure is in FsCheck's message.
/// </summary>
public sealed class ModelTests
{
    [Fact]
    public void The_queue_does_what_the_model_does()
    {
        var operation = Gen.Choose(0, 6).SelectMany(kind => Gen.Choose(0, 12).Select(argument => (Kind: kind, Argument: argument)));
        var property = Prop.ForAll(Arb.From(Gen.ListOf(operation)), operations => RunAsync([.. operations]));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(200), property);
    }

    private static async Task<bool> RunAsync((int Kind, int Argument)[] operations)
    {
        var time = new FakeTimeProvider();
        using var engine = new LocalSqsEngine(timeProvider: time);
        var none = new Dictionary<string, string>();
        var queue = engine.Queues.Create("q", new Dictionary<string, string> { ["MessageRetentionPeriod"] = "60", ["VisibilityTimeout"] = "5" }, none);
        var model = new ModelQueue(retention: 60);
        var handles = new List<(byte[] Real, ModelQueue.Receipt Model)>();
        var sent = 0;
        foreach (var (kind, argument) in operations)
        {
            switch (kind)
            {
                case 0 or 1:
                    var delay = kind == 0 ? 0 : argument;
                    queue.Send([new StoredMessage { Body = BitConverter.GetBytes(++sent), BodyMd5 = default, DelaySeconds = delay }]);
                    model.Send(sent, delay);
                    break;
                case 2:
                    if (!await ReceiveAsync(queue, model, handles, max: 1 + (argument % 10), visibility: argument % 4))
                    {
                        return false;
                    }

                    break;
                case 3:
                    time.Advance(TimeSpan.FromSeconds(argument));
                    model.Pass(argument);
                    break;
                case 4 when handles.Count > 0:
                    var (deleted, modelDeleted) = handles[argument % handles.Count];
                    queue.Delete(deleted);
                    model.Delete(modelDeleted);
                    break;
                case 5 when handles.Count > 0:
                    var (changed, modelChanged) = handles[^(1 + (argument % handles.Count))];
                    if (Accepts(() => queue.ChangeVisibility(changed, argument)) != model.ChangeVisibility(modelChanged, argument))
                    {
                        return false;
                    }

                    break;
                case 6 when argument == 0:
                    queue.Purge();
                    model.Purge();
                    break;
            }

            if (queue.Counts != model.Counts)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> ReceiveAsync(LocalQueue queue, ModelQueue model, List<(byte[] Real, ModelQueue.Receipt Model)> handles, int max, int visibility)
    {
        var receiving = queue.ReceiveAsync(max, 1000L * visibility, wait: 0, default, default);
        if (!receiving.IsCompletedSuccessfully)
        {
            return false;
        }

        var deliveries = await receiving;
        var expected = model.Receive(max, visibility);
        foreach (var (delivery, receipt) in deliveries.Zip(expected))
        {
            var text = new byte[ReceiptHandle.TextLength];
            delivery.Handle.Write(text);
            handles.Add((text, receipt));
        }

        return deliveries.Select(d => (BitConverter.ToInt32(d.Message.Body), d.ReceiveCount)).SequenceEqual(expected.Select(r => (r.Body, r.ReceiveCount)));
    }

    private static bool Accepts(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (SqsException)
        {
            return false;
        }
    }
}
