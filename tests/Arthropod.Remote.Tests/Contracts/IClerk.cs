namespace Arthropod.Remote.Tests.Contracts;

/// <summary>A second contract, for processes that have several.</summary>
[RemoteQueue("clerk", Timeout = "00:10:00")]
internal interface IClerk
{
    Task<int> Add(int left, int right);
}
