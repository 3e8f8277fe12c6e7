using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqs.Tests.Probe;

/// <summary>
/// The test assembly as a program of its own: one process with an environment of its own, since the AWS SDK reads much
/// of its environment once per process. It looks a queue up and says what came of it.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var services = new ServiceCollection();
        services.AddArthropod(remote => _ = args[0] == "local" ? remote.UseLocal() : remote.UseSqs(options => Read(args, options)));
        await using var provider = services.BuildServiceProvider();
        try
        {
            var transport = provider.GetRequiredKeyedService<IQueueTransport>("");
            var queue = await transport.FindQueueAsync("probe", CancellationToken.None);
            Console.WriteLine(queue is null ? "missing" : $"found {queue.MaxMessageBytes}");
        }
        catch (TransportException exception)
        {
            Console.WriteLine($"{exception.Error} {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine($"InvalidOperation {exception.Message}");
        }

        return 0;
    }

    private static void Read(string[] args, SqsOptions options)
    {
        foreach (var arg in args.Skip(1))
        {
            switch (arg.Split('=', 2))
            {
                case ["url", var url]:
                    options.ServiceUrl = new Uri(url);
                    break;
                case ["region", var region]:
                    options.Region = region;
                    break;
                case ["profile", var profile]:
                    options.Profile = profile;
                    break;
            }
        }
    }
}
