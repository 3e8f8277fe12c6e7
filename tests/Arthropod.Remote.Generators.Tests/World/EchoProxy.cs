using System.Reflection;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>An implementation of any contract whose methods return what they get.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
internal class EchoProxy : DispatchProxy
{
    private static readonly MethodInfo FromResult = typeof(Task).GetMethod(nameof(Task.FromResult))!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        FromResult.MakeGenericMethod(targetMethod!.ReturnType.GenericTypeArguments).Invoke(null, [args![0]]);
}
