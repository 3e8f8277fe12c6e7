using Arthropod.Remote.Hosting;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>An SQS in this process for <see cref="ArthropodBuilder"/>.</summary>
public static class ArthropodLocalExtensions
{
    private static readonly Lazy<LocalSqsEngine> SharedEngine = new(() => new LocalSqsEngine());

    /// <summary>
    /// Calls go through an SQS in this process: the real AWS SDK client, without a socket. It needs nothing and reads
    /// no AWS setting. Good for a first try and for tests; what is in its queues is gone with the process.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="engine">
    /// The engine, which stays the caller's to dispose of. Without one, all hosts of the process share one engine that
    /// lives as long as the process, so that a caller and a worker in two hosts meet; a test passes its own.
    /// </param>
    /// <returns>The builder.</returns>
    public static ArthropodBuilder UseLocal(this ArthropodBuilder builder, LocalSqsEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.KnowsSection().UseTransport(services => ArthropodSqsExtensions.CreateTransport(
            services,
            SqsClientFactory.CreateInProcess((engine ?? SharedEngine.Value).CreateHandler),
            ownsClient: true,
            endsReceivesCleanly: true));
    }
}
