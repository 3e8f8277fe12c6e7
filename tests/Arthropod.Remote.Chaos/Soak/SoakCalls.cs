namespace Arthropod.Remote.Chaos.Soak;

/// <summary>Makes calls of all kinds, and counts how they end.</summary>
internal sealed class SoakCalls(ISoakWork work)
{
    private const int Bytes = 1024;

    private static readonly TimeSpan CancelAfter = TimeSpan.FromMilliseconds(200);

    private int _made;
    private int _pending;
    private int _ended;
    private int _wrong;

    /// <summary>Ended as their kind says.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>Ended otherwise.</summary>
    public int Wrong => Volatile.Read(ref _wrong);

    public int Pending => Volatile.Read(ref _pending);

    /// <summary>How the first call went that did not end as its kind says.</summary>
    public string? FirstWrong { get; private set; }

    /// <summary>Makes the next call; of a hundred, five report progress, three throw, and two are cancelled.</summary>
    public async Task MakeAsync()
    {
        Interlocked.Increment(ref _pending);
        var number = Interlocked.Increment(ref _made);
        var kind = (number % 100) switch
        {
            < 5 => SoakKind.Telling,
            < 8 => SoakKind.Failing,
            < 10 => SoakKind.Endless,
            _ => SoakKind.Quick,
        };
        var wrong = await WrongAsync(kind, number);
        Interlocked.Decrement(ref _pending);
        if (wrong is null)
        {
            Interlocked.Increment(ref _ended);
        }
        else
        {
            Interlocked.Increment(ref _wrong);
            FirstWrong ??= $"{kind}: {wrong}";
        }
    }

    private async Task<string?> WrongAsync(SoakKind kind, int number)
    {
        var data = new byte[Bytes];
        BitConverter.TryWriteBytes(data, number);
        var reports = new Reports();
        using var cancel = new CancellationTokenSource(
            kind == SoakKind.Endless ? CancelAfter : Timeout.InfiniteTimeSpan, TimeProvider.System);
        try
        {
            var result = await work.Do(kind, data, reports, cancel.Token);
            return result.AsSpan().SequenceEqual(data) && kind is SoakKind.Quick or SoakKind.Telling && reports.AreInOrder
                ? null
                : "a wrong result, or reports out of order";
        }
        catch (ServerErrorException) when (kind == SoakKind.Failing)
        {
            return null;
        }
        catch (OperationCanceledException) when (kind == SoakKind.Endless)
        {
            return null;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private sealed class Reports : IProgress<int>
    {
        private int _last;

        public bool AreInOrder { get; private set; } = true;

        public void Report(int value)
        {
            AreInOrder &= value > _last;
            _last = value;
        }
    }
}
