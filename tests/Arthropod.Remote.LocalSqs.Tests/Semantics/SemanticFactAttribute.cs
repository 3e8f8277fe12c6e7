using Xunit.Sdk;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>A fact of <see cref="QueueSemantics"/>: left out where its server is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Arthropod.Remote.LocalSqs.Tests.Semantics.SemanticFactDiscoverer", "Arthropod.Remote.LocalSqs.Tests")]
internal sealed class SemanticFactAttribute : FactAttribute;
