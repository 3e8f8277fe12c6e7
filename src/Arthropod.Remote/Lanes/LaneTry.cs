using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Lanes;

/// <summary>One try of a request.</summary>
/// <param name="Items">What the request carries.</param>
/// <param name="Outcomes">What became of it.</param>
/// <param name="Number">Which try it was, from 1.</param>
/// <param name="Elapsed">How long ago the first try began.</param>
internal readonly record struct LaneTry<T>(IReadOnlyList<T> Items, IReadOnlyList<Outcome> Outcomes, int Number, TimeSpan Elapsed);
