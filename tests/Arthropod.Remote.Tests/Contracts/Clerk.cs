namespace Arthropod.Remote.Tests.Contracts;

internal sealed class Clerk : IClerk
{
    public Task<int> Add(int left, int right) => Task.FromResult(left + right);
}
