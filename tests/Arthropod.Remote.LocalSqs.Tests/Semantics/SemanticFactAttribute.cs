using Xunit.Sdk;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>A fact of <see cref="QueueSemantics"/>: left out where its server is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Arthropod.Remote.LocalSqs.Tests.Semantics.SemanticFactDiscoverer", "Arthropod.Remote.LocalSqs.Tests")]
internal sealed class SemanticFactAttribute : FactAttribute
{
    /// <summary>What moto_server 5.2 does instead, where it differs from AWS: against moto the fact is skipped for that reason.</summary>
    public string? MotoDiffers { get; set; }
}
