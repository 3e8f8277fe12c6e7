using System.Globalization;
using System.Text.RegularExpressions;
using Arthropod.Remote.SlowTests.World;
using Arthropod.Remote.Tests.Shared;
using Xunit.Abstractions;

namespace Arthropod.Remote.SlowTests;

/// <summary>
/// The integration tests once more, against an SQS server that we did not write. What differs there, and why, is in
/// docs/conformance.md.
/// </summary>
public sealed partial class ConformanceTests(ITestOutputHelper output)
{
    [NeedsFact("moto_server", "--help")]
    public Task The_transport_and_whole_calls_get_on_with_moto() =>
        RunAsync("Arthropod.Remote.Sqs.Tests", "Category=Integration", atLeast: 60);

    [NeedsFact("moto_server", "--help")]
    public Task Moto_answers_the_questions_that_LocalSqs_answers() =>
        RunAsync("Arthropod.Remote.LocalSqs.Tests", "FullyQualifiedName~RemoteQueueSemantics", atLeast: 25);

    private async Task RunAsync(string project, string filter, int atLeast)
    {
        await using var moto = await MotoServer.StartAsync();

        var run = await Command.RunAsync(
            Repository.Root,
            "dotnet",
            ["test", Repository.OutputOf(project), "--filter", filter],
            environment => environment["AWS_ENDPOINT_URL_SQS"] = moto.Url.ToString());

        output.WriteLine(run.Output);
        var passed = int.Parse(Passed().Match(run.Succeeded().Output).Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        Assert.True(passed >= atLeast, $"Only {passed} tests ran: does the filter '{filter}' still find them?");
    }

    [GeneratedRegex(@"Passed: +(?<count>\d+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passed();
}
