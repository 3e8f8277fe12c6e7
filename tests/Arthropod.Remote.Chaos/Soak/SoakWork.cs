namespace Arthropod.Remote.Chaos.Soak;

/// <summary>The implementation: as little as shows every way that a call can go.</summary>
internal sealed class SoakWork : ISoakWork
{
    private const int Reports = 3;

    public async Task<byte[]> Do(SoakKind kind, byte[] data, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        switch (kind)
        {
            case SoakKind.Telling:
                for (var report = 1; report <= Reports; report++)
                {
                    progress?.Report(report);
                    await Task.Yield();
                }

                break;
            case SoakKind.Failing:
                throw new InvalidOperationException("as its kind says");
            case SoakKind.Endless:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                break;
        }

        return data;
    }
}
