using System.Collections.Concurrent;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// All queues of the engine, by name. There is one account and one region; whatever host or account a queue's URL
/// names, its last segment is the queue.
/// </summary>
internal sealed class QueueStore(EngineClock clock, LocalSqsOptions options)
{
    public const string Region = "us-east-1";
    public const string Account = "000000000000";
    public const string ArnPrefix = $"arn:aws:sqs:{Region}:{Account}:";

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, LocalQueue> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _purged = new(StringComparer.Ordinal);
    private readonly long _deletedNameCooldown = (long)options.DeletedNameCooldown.TotalMilliseconds;
    private readonly long _purgeCooldown = (long)options.PurgeCooldown.TotalMilliseconds;

    public IEnumerable<LocalQueue> All => _queues.Values;

    /// <exception cref="SqsException">There is no queue of that name.</exception>
    public LocalQueue Get(ReadOnlySpan<char> name) =>
        _queues.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var queue) ? queue : throw DoesNotExist(name.ToString());

    public LocalQueue? FindByArn(string arn) =>
        arn.StartsWith(ArnPrefix, StringComparison.Ordinal)
        && _queues.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(arn.AsSpan(ArnPrefix.Length), out var queue)
            ? queue
            : null;

    /// <summary>Creates the queue, or finds the one that is there already and has the same attributes as far as they are given.</summary>
    /// <exception cref="SqsException">The name is illegal or was deleted just now, or an attribute is wrong or differs.</exception>
    public LocalQueue Create(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags)
    {
        QueueName.Validate(name);
        var wanted = QueueSettings.Default.With(attributes);
        lock (_gate)
        {
            if (_queues.TryGetValue(name, out var existing))
            {
                var differing = attributes.Keys.FirstOrDefault(attribute => existing.Settings.Get(attribute) != wanted.Get(attribute));
                return differing is null
                    ? existing
                    : throw new SqsException(SqsFault.QueueNameExists, $"A queue already exists with the same name and a different value for attribute {differing}");
            }

            var now = clock.Now;
            if (IsCoolingDown(_refused, name, now, _deletedNameCooldown))
            {
                throw new SqsException(SqsFault.QueueDeletedRecently, $"You must wait {_deletedNameCooldown / 1000} seconds after deleting a queue before you can create another with the same name.");
            }

            ValidateRedrive(name, wanted.Redrive);
            var queue = new LocalQueue(name, wanted, clock, FindByArn);
            queue.Tags.Set(tags);
            _queues[name] = queue;
            return queue;
        }
    }

    public void Change(LocalQueue queue, IReadOnlyDictionary<string, string> attributes) =>
        queue.Change(settings =>
        {
            var changed = settings.With(attributes);
            ValidateRedrive(queue.Name, changed.Redrive);
            return changed;
        });

    public void Delete(LocalQueue queue)
    {
        lock (_gate)
        {
            if (!_queues.TryRemove(KeyValuePair.Create(queue.Name, queue)))
            {
                throw DoesNotExist(queue.Name);
            }

            _refused[queue.Name] = clock.Now;
            _purged.Remove(queue.Name);
        }

        queue.Close();
    }

    /// <exception cref="SqsException">The queue was purged less than the cooldown ago.</exception>
    public void Purge(LocalQueue queue)
    {
        lock (_gate)
        {
            var now = clock.Now;
            if (IsCoolingDown(_purged, queue.Name, now, _purgeCooldown))
            {
                throw new SqsException(SqsFault.PurgeQueueInProgress, $"Only one PurgeQueue operation on {queue.Name} is allowed every {_purgeCooldown / 1000} seconds.");
            }

            _purged[queue.Name] = now;
        }

        queue.Purge();
    }

    public static SqsException DoesNotExist(string name) =>
        new(SqsFault.QueueDoesNotExist, $"The specified queue does not exist: {name}");

    // What has cooled down is forgotten at the next question, so that names do not pile up.
    private static bool IsCoolingDown(Dictionary<string, long> since, string name, long now, long cooldown)
    {
        foreach (var (other, at) in since)
        {
            if (at + cooldown <= now)
            {
                since.Remove(other);
            }
        }

        return since.ContainsKey(name);
    }

    private void ValidateRedrive(string name, RedrivePolicy? redrive)
    {
        if (redrive is null)
        {
            return;
        }

        if (!redrive.TargetArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw RedrivePolicy.Invalid(redrive.Json, "Invalid value for deadLetterTargetArn.");
        }

        if (redrive.TargetArn == ArnPrefix + name)
        {
            throw RedrivePolicy.Invalid(redrive.Json, "Dead letter queue must not be the queue itself.");
        }

        if (FindByArn(redrive.TargetArn) is null)
        {
            throw RedrivePolicy.Invalid(redrive.Json, $"Dead letter target does not exist. The queues here have ARNs {ArnPrefix}<name>.");
        }
    }
}
