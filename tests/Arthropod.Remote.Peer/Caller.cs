using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Peer;

/// <summary>
/// Has <c>--Count</c> numbers from <c>--From</c> on squared, many at a time, and says how many answers were right.
/// Prefix and timeouts come from the command line as the library's own options.
/// </summary>
internal static class Caller
{
    private const int AtATime = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        Parent.Heed(gate: null);
        var right = 0;
        await using (var remote = RemoteClient.Create(remote =>
        {
            remote.Services.AddSingleton<IConfiguration>(configuration);
            remote.UseSqs();
        }))
        {
            var peer = remote.Get<IPeer>();
            var numbers = Enumerable.Range(configuration.GetValue<int>("From"), configuration.GetValue<int>("Count"));
            await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (number, _) =>
            {
                if (await peer.Square(number) == (long)number * number)
                {
                    Interlocked.Increment(ref right);
                }
            });
        }

        Console.WriteLine($"right {right}");
        return 0;
    }
}
