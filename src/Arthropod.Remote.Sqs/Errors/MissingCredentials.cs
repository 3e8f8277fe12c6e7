using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Arthropod.Remote.Sqs.Errors;

/// <summary>
/// What we say when AWS's credential chain yields nothing. It cannot be known before the first request: on EC2, ECS
/// and Lambda credentials come from a service that has to be asked.
/// </summary>
internal static class MissingCredentials
{
    /// <summary>What to do about it.</summary>
    public const string Cure =
        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE (or SqsOptions.Profile) to a profile of ~/.aws/credentials " +
        "or ~/.aws/config, or run where a role gives credentials (EC2, ECS, EKS, Lambda).";

    /// <summary>Whether the client's exception says that it has no credentials.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether it says so.</returns>
    public static bool IsMeantBy(Exception exception) =>
        exception is ProfileNotFoundException ||
        exception.InnerException is ProfileNotFoundException ||
        // The client has no type for it, in any of its versions.
        (exception is AmazonClientException && exception.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase));

    /// <summary>What to say.</summary>
    /// <param name="exception">The client's exception.</param>
    /// <returns>The message.</returns>
    public static string Describe(Exception exception) =>
        $"No AWS credentials were found. {Cure} The AWS SDK says: {exception.Message.ReplaceLineEndings(" ").Trim()}";
}
