namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>What one round cost, in milliseconds of processor time.</summary>
/// <param name="Cold">A first run.</param>
/// <param name="UnrelatedEdit">A run after an edit that concerns no contract.</param>
/// <param name="ContractEdit">A run after an edit of one contract.</param>
internal sealed record GeneratorRound(double Cold, double UnrelatedEdit, double ContractEdit);
