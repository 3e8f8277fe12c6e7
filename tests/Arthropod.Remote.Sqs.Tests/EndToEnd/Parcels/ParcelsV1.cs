namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>A worker of the first version.</summary>
public sealed class ParcelsV1 : IParcelsV1
{
    public Task<string> Send(string address) => Task.FromResult($"one to {address}");
}
