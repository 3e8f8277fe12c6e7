using System.Text.RegularExpressions;

namespace Arthropod.Remote.House.Tests;

/// <summary>Links within the repository: to a file or folder that exists, and to a heading that the page has.</summary>
public sealed partial class Links_lead_somewhere_Tests
{
    private static readonly List<string> Pages =
    [
        Repository.Folder("README.md"),
        .. Directory.EnumerateFiles(Repository.Folder("docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(Repository.Folder("samples"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Each_link_of_each_page_leads_somewhere()
    {
        var links = Pages.SelectMany(page => Link().Matches(WithoutCode(page)).Select(link => (Page: page, Target: link.Groups["target"].Value))).ToList();

        Assert.NotEmpty(links);
        Assert.Empty(links.Where(link => !LeadsSomewhere(link.Page, link.Target)).Select(link => $"{Repository.RelativePath(link.Page)}: {link.Target}"));
    }

    private static bool LeadsSomewhere(string page, string target)
    {
        var (path, heading) = target.Split('#') is [var before, var after] ? (before, after) : (target, "");
        var file = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
        return heading.Length == 0 ? Path.Exists(file) : File.Exists(file) && Headings(file).Contains(heading);
    }

    // As GitHub makes them: lower case, hyphens for spaces, no other signs.
    private static HashSet<string> Headings(string page) =>
    [
        .. Heading().Matches(WithoutCode(page))
            .Select(match => Sign().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    private static string WithoutCode(string page) => Fence().Replace(File.ReadAllText(page), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s:]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Fence();
}
