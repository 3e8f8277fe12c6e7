namespace Arthropod.Remote.SlowTests.World.Blocking;

/// <summary>Blocks its thread for longer than a lease lasts, as heavy work does.</summary>
internal sealed class Sleeper(Runs runs) : ISleeper
{
    public Task<int> Sleep(int number)
    {
        runs.Add(number);
        Thread.Sleep(5000);
        return Task.FromResult(number);
    }
}
