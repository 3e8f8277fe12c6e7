namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract broken: the argument is another type under the same name.</summary>
#pragma warning disable AR0004 // Two versions of a contract share a queue; elsewhere they are in builds of different days.
[RemoteQueue("parcels")]
#pragma warning restore AR0004
public interface IParcelsV3
{
    Task<string> Send(int addressNumber);
}
