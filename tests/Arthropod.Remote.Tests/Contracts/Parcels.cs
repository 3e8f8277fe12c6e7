namespace Arthropod.Remote.Tests.Contracts;

internal sealed class Parcels : IParcels
{
    public Task<Parcel> Fetch(string label) => Task.FromResult(new Parcel { Label = $"fetched {label}" });
}
