using Xunit.Abstractions;
using Xunit.Sdk;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>
/// Finds no tests of the remote server where none is named: one skipped test says so
/// (<see cref="RemoteQueueSemantics.The_server_that_is_named_answers"/>), thirty would be noise.
/// </summary>
internal sealed class SemanticFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        testMethod.TestClass.Class.Name == typeof(RemoteQueueSemantics).FullName && RemoteQueueSemantics.Endpoint is null
            ? []
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
