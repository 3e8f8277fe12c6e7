namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract grown: one more argument, one more method.</summary>
#pragma warning disable AR0004 // Two versions of a contract share a queue; elsewhere they are in builds of different days.
[RemoteQueue("parcels")]
#pragma warning restore AR0004
public interface IParcelsV2
{
    Task<string> Send(string address, int copies = 1);

    Task<int> Track(Guid parcel);
}
