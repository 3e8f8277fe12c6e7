namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;

/// <summary>The contract broken: the argument is another type under the same name.</summary>
[RemoteQueue("parcels")]
public interface IParcelsV3
{
    Task<string> Send(int addressNumber);
}
