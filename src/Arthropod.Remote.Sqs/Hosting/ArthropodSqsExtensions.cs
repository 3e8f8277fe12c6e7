using Amazon.Extensions.NETCore.Setup;
using Amazon.SQS;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Sqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Amazon SQS for <see cref="ArthropodBuilder"/>.</summary>
public static class ArthropodSqsExtensions
{
    /// <summary>
    /// Calls go through Amazon SQS. Takes the <see cref="IAmazonSQS"/> of the container where there is one (for a named
    /// builder first the one keyed by its name). Else makes a client by AWS's conventions: credential chain, region,
    /// profiles, <c>AWS_ENDPOINT_URL_SQS</c>, and the <see cref="AWSOptions"/> of the container where there are any
    /// (<c>AddDefaultAWSOptions</c>). An endpoint on this machine (127.0.0.0/8, ::1, localhost) needs neither
    /// credentials nor region.
    /// </summary>
    /// <remarks>
    /// A client from the container repeats requests as it is configured to; its <c>MaxErrorRetry</c> should be 0, so
    /// that an outcome is the whole truth. The client that is made here does not repeat.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options; what the configuration section <c>Arthropod:Sqs</c> says goes before.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">Thrown when the transport is created, if no region is known.</exception>
    /// <exception cref="OptionsValidationException">Thrown at start, if options are out of range.</exception>
    public static ArthropodBuilder UseSqs(this ArthropodBuilder builder, Action<SqsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(services => new SqsOptionsSetup(services.GetService<IConfiguration>()));
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<SqsOptions>, SqsOptionsSetup>(Setup));
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<SqsOptions>, SqsOptionsSetup>(Setup));
        var options = builder.Services.AddOptions<SqsOptions>(builder.Name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        var name = builder.Name;
        return builder.KnowsSection().UseTransport(services => Create(services, name));

        static SqsOptionsSetup Setup(IServiceProvider services) => services.GetRequiredService<SqsOptionsSetup>();
    }

    /// <summary>Calls go through this SQS client, which stays the caller's to dispose of.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="client">The client. Its <c>MaxErrorRetry</c> should be 0, so that an outcome is the whole truth.</param>
    /// <returns>The builder.</returns>
    public static ArthropodBuilder UseSqs(this ArthropodBuilder builder, IAmazonSQS client)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(client);
        return builder.KnowsSection().UseTransport(services => CreateTransport(services, client, ownsClient: false));
    }

    /// <summary>
    /// Makes the section <c>Arthropod:Sqs</c> known, also where nothing reads it: a configuration may be shared with
    /// processes that do.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    internal static ArthropodBuilder KnowsSection(this ArthropodBuilder builder) =>
        builder.AddTransportSection("Sqs", nameof(SqsOptions.Region), nameof(SqsOptions.ServiceUrl), nameof(SqsOptions.Profile));

    /// <summary>Creates a transport with what the container has.</summary>
    /// <param name="services">The container.</param>
    /// <param name="client">The SQS client.</param>
    /// <param name="ownsClient">Whether the client goes with the transport.</param>
    /// <param name="endsReceivesCleanly">Whether the service takes no message out of a queue for a request that is gone.</param>
    /// <returns>The transport.</returns>
    internal static SqsTransport CreateTransport(
        IServiceProvider services, IAmazonSQS client, bool ownsClient, bool endsReceivesCleanly = false) => new(
        client,
        ownsClient,
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        services.GetService<ILogger<SqsTransport>>() ?? NullLogger<SqsTransport>.Instance,
        endsReceivesCleanly);

    private static SqsTransport Create(IServiceProvider services, string name)
    {
        var brought = (name.Length > 0 ? services.GetKeyedService<IAmazonSQS>(name) : null) ?? services.GetService<IAmazonSQS>();
        if (brought is not null)
        {
            return CreateTransport(services, brought, ownsClient: false);
        }

        var options = services.GetRequiredService<IOptionsMonitor<SqsOptions>>().Get(name);
        var settings = AwsSettings.Gather(options, services.GetService<AWSOptions>());
        var client = SqsClientFactory.Create(settings, services.GetService<TimeProvider>() ?? TimeProvider.System);
        return CreateTransport(services, client, ownsClient: true);
    }
}
