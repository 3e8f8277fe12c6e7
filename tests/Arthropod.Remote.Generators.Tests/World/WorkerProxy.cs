using System.Reflection;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>An implementation of any contract whose methods all do the same.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
internal class WorkerProxy : DispatchProxy
{
    public Func<object?[], object?> Work { get; set; } = _ => throw new InvalidOperationException("Nobody has called.");

    public static WorkerProxy Create(Type contract) => (WorkerProxy)Create(contract, typeof(WorkerProxy));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Work(args!);
}
