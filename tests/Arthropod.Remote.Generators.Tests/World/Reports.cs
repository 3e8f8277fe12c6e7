namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>What has been reported.</summary>
internal sealed class Reports<T> : List<T>, IProgress<T>
{
    public void Report(T value) => Add(value);
}
