namespace Arthropod.Remote.Chaos.Soak;

/// <summary>How many calls a soak's client made, and how they ended.</summary>
internal sealed record SoakRate(double Capacity, double PerSecond, int Ended, int Wrong, int MostPending, string? FirstWrong);
