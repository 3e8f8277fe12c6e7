namespace Arthropod.Remote.Sqs;

/// <summary>
/// Where Amazon SQS is found, for an application that wants to say so itself. Everything here is optional: what is not
/// said is found by AWS's conventions (environment variables, profiles, the role of the machine). What the
/// configuration section <c>Arthropod:Sqs</c> says (for a named builder <c>Arthropod:Named:&lt;name&gt;:Sqs</c>) goes before code.
/// </summary>
/// <example>
/// <code>
/// services.AddArthropod(remote => remote.UseSqs(sqs => sqs.Region = "eu-central-1"));
/// </code>
/// </example>
public sealed class SqsOptions
{
    /// <summary>
    /// The AWS region, such as <c>eu-central-1</c>. Default: AWS's own rules (<c>AWS_REGION</c>, the profile, the
    /// machine's metadata).
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// The endpoint, absolute, <c>http</c> or <c>https</c>. Default: <c>AWS_ENDPOINT_URL_SQS</c>,
    /// <c>AWS_ENDPOINT_URL</c>, the profile, the region's own. One on this machine needs neither region nor credentials.
    /// </summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>The profile of <c>~/.aws</c>. Default: <c>AWS_PROFILE</c>, else <c>default</c>.</summary>
    public string? Profile { get; set; }
}
