using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>
/// Credentials for a server on this machine: those that are configured, else dummy ones, for such a server checks none.
/// AWS's own chain is never run: its last link asks the metadata service and waits for seconds where there is none.
/// </summary>
internal static class LoopbackCredentials
{
    private const string DefaultProfile = "default";

    /// <summary>Credentials for a server that checks none.</summary>
    public static AWSCredentials Dummy { get; } = new BasicAWSCredentials("local", "local");

    /// <summary>Finds the credentials.</summary>
    /// <param name="settings">What the application has said.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="InvalidOperationException">A profile is named that does not exist, or that has no credentials.</exception>
    public static AWSCredentials Find(AwsSettings settings)
    {
        if (settings.Credentials is { } given)
        {
            return given;
        }

        if (settings.Profile is { } said)
        {
            return FromProfile(settings, said, "SqsOptions.Profile");
        }

        if (IsSet("AWS_ACCESS_KEY_ID") && IsSet("AWS_SECRET_ACCESS_KEY"))
        {
            return new EnvironmentVariablesAWSCredentials();
        }

        return Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } named
            ? FromProfile(settings, named, "AWS_PROFILE")
            : FromDefaultProfile(settings) ?? Dummy;
    }

    private static AWSCredentials FromProfile(AwsSettings settings, string name, string source)
    {
        var profile = settings.FindProfile(name)
            ?? throw new InvalidOperationException(
                $"{source} names the AWS profile '{name}', which does not exist. Correct the name, or add the profile to ~/.aws/credentials.");
        return profile.CanCreateAWSCredentials
            ? AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore)
            // A profile with a region or an endpoint and nothing else.
            : Dummy;
    }

    // Of a profile that nobody named only keys are taken: a role, a process or a login would have to be asked for.
    private static AWSCredentials? FromDefaultProfile(AwsSettings settings)
    {
        var options = settings.FindProfile(DefaultProfile)?.Options;
        if (string.IsNullOrEmpty(options?.AccessKey) || string.IsNullOrEmpty(options.SecretKey))
        {
            return null;
        }

        return string.IsNullOrEmpty(options.Token)
            ? new BasicAWSCredentials(options.AccessKey, options.SecretKey)
            : new SessionAWSCredentials(options.AccessKey, options.SecretKey, options.Token);
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
