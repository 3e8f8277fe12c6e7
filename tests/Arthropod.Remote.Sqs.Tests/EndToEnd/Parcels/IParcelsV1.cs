namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract as it was first.</summary>
[RemoteQueue("parcels")]
public interface IParcelsV1
{
    Task<string> Send(string address);
}
