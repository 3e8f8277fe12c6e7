using Amazon.Runtime;
using Amazon.SQS;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders;

/// <summary>What the hand-written loops share: the SDK's client as it comes, and a message as short as it can be.</summary>
internal static class PlainSqs
{
    public const int LongPollSeconds = 20;

    public static AmazonSQSClient CreateClient(Uri endpoint) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonSQSConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });

    public static async Task<string> OpenQueueAsync(this IAmazonSQS client, string name) =>
        (await client.CreateQueueAsync(name)).QueueUrl;

    /// <summary>Runs loops side by side until they are told to stop.</summary>
    public static Task RunLoops(int count, Func<Task> step, CancellationToken stopping) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    while (!stopping.IsCancellationRequested)
                    {
                        await step();
                    }
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                    // Told to stop in the middle of a long poll.
                }
            },
            CancellationToken.None)));
}
