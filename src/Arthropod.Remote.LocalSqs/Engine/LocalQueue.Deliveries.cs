namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>How messages leave a queue: into an answer, to a long poll that waited, or as dead letters.</summary>
internal sealed partial class LocalQueue
{
    private async ValueTask<Delivery[]> WaitAsync(ReceiveWaiter waiter, CancellationToken gone, CancellationToken endWaits)
    {
        Delivery[] deliveries;
        using (waiter)
        {
            await using var ending = endWaits.UnsafeRegister(_ => EndWait(waiter), null).ConfigureAwait(false);
            await using var leaving = gone.UnsafeRegister(_ => CancelWait(waiter, gone), null).ConfigureAwait(false);
            deliveries = await waiter.Task.ConfigureAwait(false);
        }

        // Handed over and gone at the same moment: nobody would see these until their timeout.
        if (deliveries.Length > 0 && gone.IsCancellationRequested)
        {
            TakeBack(deliveries);
            gone.ThrowIfCancellationRequested();
        }

        return deliveries;
    }

    private void EndWait(ReceiveWaiter waiter)
    {
        lock (_gate)
        {
            if (!_line.Remove(waiter))
            {
                return;
            }
        }

        waiter.TrySetResult([]);
    }

    private void CancelWait(ReceiveWaiter waiter, CancellationToken gone)
    {
        lock (_gate)
        {
            if (!_line.Remove(waiter))
            {
                return;
            }
        }

        waiter.TrySetCanceled(gone);
    }

    // A turn serves the long polls with whatever has become visible, so that an empty one is all there is to do.
    private void OnDue()
    {
        lock (_gate)
        {
            if (_deleted)
            {
                return;
            }

            _line.Woken();
        }

        try
        {
            using var turn = new Turn(this);
        }
        catch (SqsException error) when (error.Fault == SqsFault.QueueDoesNotExist)
        {
            // Deleted between the two locks: the long polls have been told.
        }
    }

    private void ServeLine(long now)
    {
        while (_line.First is { } waiter)
        {
            var deliveries = Take(waiter.MaxMessages, waiter.Visibility, now);
            if (deliveries.Length == 0)
            {
                break;
            }

            _line.Remove(waiter);
            waiter.TrySetResult(deliveries);
        }

        _line.WakeAt(_messages.NextDue, now);
    }

    private Delivery[] Take(int maxMessages, long? visibility, long now)
    {
        var candidates = _messages.Visible;
        var room = Math.Min(Math.Min(maxMessages, candidates), SqsLimits.MaxInFlight - _messages.InFlight);
        if (room <= 0)
        {
            return [];
        }

        var hidden = visibility ?? 1000L * _settings.VisibilityTimeout;
        var deliveries = new Delivery[room];
        var taken = 0;

        // With a visibility timeout of 0 a message is visible again at once, at the end: not to be met twice here.
        for (; candidates > 0 && taken < room; candidates--)
        {
            var message = _messages.FirstVisible!;
            if (IsSpent(message))
            {
                _messages.Remove(message);
                (_deadLetters ??= []).Add(message);
            }
            else
            {
                deliveries[taken++] = _messages.Deliver(message, now, hidden);
            }
        }

        return taken == room ? deliveries : deliveries[..taken];
    }

    private bool IsSpent(StoredMessage message) =>
        _settings.Redrive is { } redrive
        && message.ReceiveCountInQueue >= redrive.MaxReceiveCount
        && _findByArn(redrive.TargetArn) is not null;

    // Outside the lock: two queues may be each other's dead-letter queue.
    private void HandOver(List<StoredMessage> deadLetters)
    {
        var target = _settings.Redrive is { } redrive ? _findByArn(redrive.TargetArn) : null;
        if (target?.TryAccept(deadLetters, Arn) != true)
        {
            // The dead-letter queue has just been deleted. Nothing may be lost for that: they are ours again.
            TryAccept(deadLetters, sourceArn: null);
        }
    }

    private bool TryAccept(List<StoredMessage> messages, string? sourceArn)
    {
        try
        {
            using var turn = new Turn(this);
            foreach (var message in messages)
            {
                _messages.Add(message.MovedFrom(sourceArn), turn.Now, delay: 0);
            }

            return true;
        }
        catch (SqsException error) when (error.Fault == SqsFault.QueueDoesNotExist)
        {
            return false;
        }
    }
}
