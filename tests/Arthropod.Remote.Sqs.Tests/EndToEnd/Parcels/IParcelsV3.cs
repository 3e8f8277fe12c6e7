namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract broken: the argument is another type under the same name.</summary>
#pragma warning disable AR0004 // Another version of one contract, as in a rolling deployment: the queue is the same.
[RemoteQueue("parcels")]
public interface IParcelsV3
{
    Task<string> Send(int addressNumber);
}
