using System.Runtime.InteropServices;

namespace Arthropod.Remote.Wire;

/// <summary>Where a reply frame belongs.</summary>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="LeaseId">The delivery that the attempt works on, random.</param>
/// <param name="Sequence">The frame's place among those of the lease, from 0 without gaps.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReplyPosition(int Attempt, ulong LeaseId, int Sequence);
