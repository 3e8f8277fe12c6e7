using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Sqs.Hosting;

/// <summary>
/// Reads and checks the options. By hand, and not by the binder: that stops at a URL that is none, without a word about
/// the rest. Configuration comes after code, so that a deployment can be changed without a build.
/// </summary>
/// <param name="configuration">The application's configuration, if it has one.</param>
internal sealed class SqsOptionsSetup(IConfiguration? configuration) : IPostConfigureOptions<SqsOptions>, IValidateOptions<SqsOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, SqsOptions options)
    {
        if (configuration is null)
        {
            return;
        }

        var section = configuration.GetSection(SectionOf(name));
        options.Region = section[nameof(options.Region)] ?? options.Region;
        options.Profile = section[nameof(options.Profile)] ?? options.Profile;
        if (Uri.TryCreate(section[nameof(options.ServiceUrl)], UriKind.Absolute, out var url))
        {
            options.ServiceUrl = url;
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SqsOptions options)
    {
        var section = SectionOf(name);
        List<string> failures = [];
        if (options.ServiceUrl is null && configuration?[$"{section}:{nameof(options.ServiceUrl)}"] is { Length: > 0 } text)
        {
            failures.Add($"{section}:ServiceUrl is '{text}', which is no absolute URL. Write it as https://host or http://host:port.");
        }

        if (options.ServiceUrl is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)))
        {
            failures.Add($"{section}:ServiceUrl is '{url}'; it must be an absolute http or https URL, such as http://127.0.0.1:9324.");
        }

        if (options.Region is { } region && (region.Length == 0 || !region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            failures.Add($"{section}:Region is '{region}'; a region is written like eu-central-1. Leave it out to take AWS_REGION.");
        }

        if (options.Profile is { } profile && string.IsNullOrWhiteSpace(profile))
        {
            failures.Add($"{section}:Profile is empty. Leave it out to take AWS_PROFILE.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string SectionOf(string? name) => string.IsNullOrEmpty(name) ? "Arthropod:Sqs" : $"Arthropod:Named:{name}:Sqs";
}
