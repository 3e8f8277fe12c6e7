using System.Runtime.CompilerServices;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests.Locking;

/// <summary>
/// For every rule, two versions of a contract are compiled, and the callers of each talk to the workers of the other.
/// What the lock allows works both ways; what it forbids does not.
/// </summary>
public sealed class A_change_is_judged_by_what_it_breaks_Tests
{
    public static TheoryData<string> Allowed => [.. Changes.Allowed.Keys];

    public static TheoryData<string> Forbidden => [.. Changes.Forbidden.Keys];

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task What_is_allowed_breaks_nobody(string change)
    {
        var (old, current) = Changes.Allowed[change];

        // An older caller does not notice, and a newer one gets its answer.
        Assert.Equal(await old.CallAsync(old), await old.CallAsync(current));
        Assert.NotNull(await current.CallAsync(old));
        var found = await Locks.CheckAsync(current.Compile(), Locks.Of(old.Compile()));
        Assert.All(found, one => Assert.Equal("AR0302", one.Id));
        Assert.Empty(await Locks.CheckAsync(current.Compile(), Locks.Of(current.Compile())));
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_is_forbidden_breaks_somebody(string change)
    {
        var (old, current) = Changes.Forbidden[change];

        Assert.True(await IsBrokenAsync(old, current), "Nothing breaks.");
        var found = await Locks.CheckAsync(current.Compile(), Locks.Of(old.Compile()));
        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal((change[..6], DiagnosticSeverity.Error), (one.Id, one.Severity)));
    }

    [Fact]
    public async Task Every_line_of_the_table_is_shown()
    {
        var lines = (await File.ReadAllLinesAsync(Page()))
            .SkipWhile(line => !line.StartsWith("## What may change", StringComparison.Ordinal))
            .TakeWhile((line, index) => index == 0 || !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| change |", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")[0][2..]);

        Assert.Equal(lines.Order(StringComparer.Ordinal), Changes.Proofs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            Changes.Allowed.Keys.Concat(Changes.Forbidden.Keys).Order(StringComparer.Ordinal),
            Changes.Proofs.Values.SelectMany(proofs => proofs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/contract-evolution.md");

    private static async Task<bool> IsBrokenAsync(Release old, Release current)
    {
        if (old.Queue != current.Queue)
        {
            // They never meet.
            return true;
        }

        return await AnswerAsync(old, current) != await AnswerAsync(old, old)
            || await AnswerAsync(current, old) != await AnswerAsync(current, current);
    }

    private static async Task<string?> AnswerAsync(Release caller, Release worker)
    {
        try
        {
            return await caller.CallAsync(worker);
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            return "refused: " + exception.GetType().Name;
        }
    }
}
