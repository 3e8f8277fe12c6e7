using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Scheduling;

/// <summary>An await that goes on on a scheduler, whatever thread it began on. Made by <see cref="WorkScheduler.Resume"/>.</summary>
internal readonly struct Resumption<T>(Task<T> task, TaskScheduler scheduler) : ICriticalNotifyCompletion
{
    public bool IsCompleted => task.IsCompleted;

    public Resumption<T> GetAwaiter() => this;

#pragma warning disable VSTHRD002 // An awaiter's result is asked for when the task has ended.
    public T GetResult() => task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _ = task.ContinueWith(
        static (_, continuation) => ((Action)continuation!)(), continuation, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, scheduler);
}
