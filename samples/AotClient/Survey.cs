namespace AotClient;

/// <summary>What a survey has found. A plain type: its formatter is generated, so that nothing needs reflection.</summary>
/// <param name="LegsByPlace">How many legs were counted where.</param>
/// <param name="FinishedAt">When it was done.</param>
internal sealed record Survey(IReadOnlyDictionary<string, int> LegsByPlace, DateTimeOffset FinishedAt);
