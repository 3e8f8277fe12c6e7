using System.Runtime.InteropServices;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>How many messages of a queue are in which state.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QueueCounts(int Visible, int InFlight, int Delayed);
