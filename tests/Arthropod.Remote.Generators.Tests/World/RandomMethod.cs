namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>A method at random.</summary>
/// <param name="Text">Its declaration.</param>
/// <param name="WireName">The name that it has on the wire.</param>
/// <param name="Broken">The rules that it breaks, so that it cannot be called.</param>
/// <param name="Settings">The rules that its settings break, which it is called without.</param>
internal sealed record RandomMethod(
    string Text, string WireName, IReadOnlyCollection<string> Broken, IReadOnlyCollection<string> Settings)
{
    /// <summary>What is wrong with methods of one contract, each alone and all together.</summary>
    public static IEnumerable<string> BrokenIn(IReadOnlyCollection<RandomMethod> methods)
    {
        var names = methods.Where(method => method.Broken.Count == 0).Select(method => method.WireName).ToList();
        return methods.SelectMany(method => method.Broken.Concat(method.Settings))
            .Concat(names.Distinct(StringComparer.Ordinal).Count() < names.Count ? ["AR0108"] : []);
    }
}
