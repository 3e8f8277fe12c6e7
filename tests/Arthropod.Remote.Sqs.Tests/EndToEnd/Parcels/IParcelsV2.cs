namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract grown: one more argument, one more method.</summary>
#pragma warning disable AR0004 // Another version of one contract, as in a rolling deployment: the queue is the same.
[RemoteQueue("parcels")]
public interface IParcelsV2
{
    Task<string> Send(string address, int copies = 1);

    Task<int> Track(Guid parcel);
}
