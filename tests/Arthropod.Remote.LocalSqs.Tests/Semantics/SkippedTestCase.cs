using Xunit.Abstractions;
using Xunit.Sdk;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>A test that is skipped for a reason found while looking for tests.</summary>
internal sealed class SkippedTestCase : XunitTestCase
{
    private string _reason = "";

    /// <summary>For xunit, which carries test cases between processes.</summary>
    [Obsolete("For deserialization only.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, ITestMethod testMethod, string reason)
        : base(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), testMethod)
    {
        _reason = reason;
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_reason), _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _reason = data.GetValue<string>(nameof(_reason));
        base.Deserialize(data);
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _reason;
}
