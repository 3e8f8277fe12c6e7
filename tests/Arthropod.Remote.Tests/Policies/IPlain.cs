namespace Arthropod.Remote.Tests.Policies;

/// <summary>A contract that sets nothing.</summary>
[RemoteQueue("plain")]
internal interface IPlain
{
    Task Do();
}
