using System.Globalization;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>A worker of the second version.</summary>
public sealed class ParcelsV2 : IParcelsV2
{
    public Task<string> Send(string address, int copies = 1) =>
        Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{copies} to {address}"));

    public Task<int> Track(Guid parcel) => Task.FromResult(7);
}
