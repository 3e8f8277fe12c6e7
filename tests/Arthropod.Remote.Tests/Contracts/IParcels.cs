namespace Arthropod.Remote.Tests.Contracts;

[RemoteQueue("parcels")]
internal interface IParcels
{
    Task<Parcel> Fetch(string label);
}
