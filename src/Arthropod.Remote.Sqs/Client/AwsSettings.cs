using Amazon;
using Amazon.Extensions.NETCore.Setup;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SQS;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>What an application has said of AWS; what it has not said is found by AWS's conventions.</summary>
internal sealed record AwsSettings
{
    /// <summary>The endpoint, if it is said.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>The region, if it is said.</summary>
    public string? Region { get; init; }

    /// <summary>The profile, if it is said.</summary>
    public string? Profile { get; init; }

    /// <summary>The file with the profiles, if it is another than AWS's own.</summary>
    public string? ProfilesLocation { get; init; }

    /// <summary>The credentials, if they are given.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Puts together what was said to us and what was said to all AWS clients of the application.</summary>
    /// <param name="options">Our options; they come first.</param>
    /// <param name="common">The options for all AWS clients, if the application has any.</param>
    /// <returns>The settings.</returns>
    public static AwsSettings Gather(SqsOptions options, AWSOptions? common) => new()
    {
        ServiceUrl = options.ServiceUrl ?? (common?.DefaultClientConfig?.ServiceURL is { Length: > 0 } url ? new Uri(url) : null),
        Region = options.Region ?? common?.Region?.SystemName,
        Profile = options.Profile ?? common?.Profile,
        ProfilesLocation = common?.ProfilesLocation,
        // Credentials that were given for all clients are not those of the profile that was named for this one.
        Credentials = options.Profile is null ? common?.Credentials : null,
    };

    /// <summary>
    /// The endpoint other than the region's own, if there is one: said, or from AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL
    /// or the profile, all of which the SDK reads by itself.
    /// </summary>
    /// <returns>The endpoint, or <see langword="null"/>.</returns>
    public Uri? Endpoint()
    {
        if (ServiceUrl is not null)
        {
            return ServiceUrl;
        }

        var text = new AmazonSQSConfig { Profile = ToProfile() }.ServiceURL;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url
            : throw new InvalidOperationException(
                $"The AWS endpoint '{text}' (AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL or endpoint_url of the profile) is no URL. Write it as http://host:port.");
    }

    /// <summary>The region, as far as it is known without asking the metadata service.</summary>
    /// <returns>The region, or <see langword="null"/>.</returns>
    public string? RegionWithoutAsking()
    {
        if (!string.IsNullOrWhiteSpace(Region))
        {
            return Region;
        }

        // A profile that is said here comes before the variables of the environment.
        return (Profile is null ? null : FindProfile(Profile)?.Region?.SystemName)
            ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
    }

    /// <summary>The region; on EC2 the metadata service knows it.</summary>
    /// <param name="purpose">What it is needed for.</param>
    /// <returns>The region.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string RequiredRegion(string purpose) =>
        RegionWithoutAsking()
        ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: true)?.SystemName
        ?? throw new InvalidOperationException(
            $"No AWS region is configured; it is needed for {purpose}. Set AWS_REGION (for example to eu-central-1), " +
            "or SqsOptions.Region (Arthropod:Sqs:Region), or AWS_PROFILE to a profile that has a region. " +
            "To work without AWS, set AWS_ENDPOINT_URL_SQS to a local server (such as http://127.0.0.1:9324), or use UseLocal() instead of UseSqs().");

    /// <summary>The profile as the SDK wants it.</summary>
    /// <returns>The profile, or <see langword="null"/> if none is said.</returns>
    public Profile? ToProfile() => Profile is null ? null : new Profile(Profile, ProfilesLocation);

    /// <summary>Finds a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The profile, or <see langword="null"/> if there is none.</returns>
    public CredentialProfile? FindProfile(string name) =>
        new CredentialProfileStoreChain(ProfilesLocation).TryGetProfile(name, out var profile) ? profile : null;
}
