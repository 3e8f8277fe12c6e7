using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>The page of each rule says what its code fix does, or why there is none.</summary>
public sealed class Fix_pages_Tests
{
    [Fact]
    public void Tell_of_the_fixes_that_there_are()
    {
        var pages = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/analyzers"), "AR*.md")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, Promise);
        var fixes = typeof(SourceFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is { } export && export.Languages.Contains(LanguageNames.CSharp))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);

        Assert.Equal(fixes.Order(StringComparer.Ordinal), pages.Where(page => page.Value == "Fix").Select(page => page.Key).Order(StringComparer.Ordinal));
    }

    // Exactly one line says it.
    private static string Promise(string file) => Assert.Single(
        File.ReadLines(file).Select(line => line.Split(": ")[0]), start => start is "Fix" or "No fix");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
