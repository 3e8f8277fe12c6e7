using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Arthropod.Remote.Generators.Diagnostics;
using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests.Locking;

/// <summary>Each rule of the lock has a page: what is locked, a change that is reported, and one that breaks nobody.</summary>
public sealed partial class Lock_pages_Tests
{
    public static TheoryData<string> Rules => [.. LockRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Show_a_violation_and_its_cure(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(ThisFile())!, $"../../../docs/analyzers/{id}.md"));
        var rule = LockRules.All.Single(candidate => candidate.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/analyzers/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var examples = Example().Matches(page).Select(match => match.Groups["code"].Value).ToList();
        if (id == "AR0301")
        {
            // Its violation is in the lock.
            Assert.Empty(examples);
            return;
        }

        Assert.Equal(3, examples.Count);
        var locked = Locks.Of(Source.Compile(examples[0]));
        Assert.Equal(id, Assert.Single(await Locks.CheckAsync(Source.Compile(examples[1]), locked)).Id);
        Assert.All(await Locks.CheckAsync(Source.Compile(examples[2]), locked), found => Assert.Equal("AR0302", found.Id));
        Assert.All(examples, example => Assert.Equal("", Source.Complaints(Source.Generate(Source.Compile(example)))));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
