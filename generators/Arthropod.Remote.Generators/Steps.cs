namespace Arthropod.Remote.Generators;

/// <summary>The names of the generator's steps, by which tests see what was done again and what was not.</summary>
internal static class Steps
{
    public const string Readings = nameof(Readings);
    public const string ClosedReadings = nameof(ClosedReadings);
    public const string Contracts = nameof(Contracts);
    public const string ClosedContracts = nameof(ClosedContracts);
    public const string Owners = nameof(Owners);
    public const string Formatters = nameof(Formatters);
    public const string ClosedFormatters = nameof(ClosedFormatters);
}
