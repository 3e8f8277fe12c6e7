using Arthropod.Remote.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>A store that fails, or does not answer, when it is told to.</summary>
internal sealed class SleepingStore(IIdempotencyStore store) : IIdempotencyStore
{
    public bool IsAsleep { get; set; }

    public bool Fails { get; set; }

    /// <summary>What is asked is done at once, and answered so much later.</summary>
    public TimeSpan AnswersAfter { get; set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static SleepingStore Of(Node node) => (SleepingStore)node.Services.GetRequiredKeyedService<IIdempotencyStore>("");

    public async ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
    {
        await AnswersAsync(cancellationToken);
        var claim = await store.ClaimAsync(key, owner, now, lasts, cancellationToken);
        await (AnswersAfter == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(AnswersAfter, Time, CancellationToken.None));
        return claim;
    }

    public async ValueTask<bool> CompleteAsync(
        string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        await AnswersAsync(cancellationToken);
        return await store.CompleteAsync(key, owner, now, outcome, keepFor, cancellationToken);
    }

    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        await AnswersAsync(cancellationToken);
        await store.ReleaseAsync(key, owner, cancellationToken);
    }

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new IOException("The disk is full.");
        }

        if (IsAsleep)
        {
            var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var given = cancellationToken.UnsafeRegister(_ => never.TrySetCanceled(cancellationToken), null);
            await never.Task;
        }
    }
}
