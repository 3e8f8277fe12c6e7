using System.Collections.Immutable;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What was found in a contract. The generator takes the models, the analyzer the problems.</summary>
/// <param name="Contract">The contract, or <see langword="null"/> where no code can be made for it at all.</param>
/// <param name="Formatters">The formatters that its values need.</param>
/// <param name="Problems">What is wrong with it. These hold symbols' places, so they must not enter the pipeline.</param>
internal sealed record ContractReading(
    ContractModel? Contract, EquatableArray<FormatterModel> Formatters, ImmutableArray<Problem> Problems);
