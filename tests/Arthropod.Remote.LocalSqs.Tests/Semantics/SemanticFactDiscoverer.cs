using Xunit.Abstractions;
using Xunit.Sdk;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>
/// Finds no tests of the remote server where none is named: one skipped test says so
/// (<see cref="RemoteQueueSemantics.The_server_that_is_named_answers"/>), thirty would be noise. Against moto it skips
/// what moto is known to do otherwise than AWS.
/// </summary>
internal sealed class SemanticFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    private static readonly Lazy<bool> RemoteIsMoto = new(AsksForMoto);

    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var isRemote = testMethod.TestClass.Class.Name == typeof(RemoteQueueSemantics).FullName;
        if (isRemote && RemoteQueueSemantics.Endpoint is null)
        {
            return [];
        }

        var difference = factAttribute.GetNamedArgument<string?>(nameof(SemanticFactAttribute.MotoDiffers));
        return isRemote && difference is not null && RemoteIsMoto.Value
            ? [new SkippedTestCase(diagnostics, discoveryOptions, testMethod, $"moto differs from AWS here: {difference}")]
            : [new XunitTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
    }

    // moto has a page of its own beside the APIs that it plays.
    private static bool AsksForMoto()
    {
        using var http = new HttpClient { BaseAddress = new(RemoteQueueSemantics.Endpoint!), Timeout = World.Deadline };
        using var request = new HttpRequestMessage(HttpMethod.Get, "moto-api/data.json");
        try
        {
            using var answer = http.Send(request);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
