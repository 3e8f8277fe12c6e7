using System.Collections.Concurrent;

namespace Arthropod.Remote.SlowTests.World.Blocking;

/// <summary>Which calls were begun, each as often as it was.</summary>
internal sealed class Runs : ConcurrentBag<int>;
