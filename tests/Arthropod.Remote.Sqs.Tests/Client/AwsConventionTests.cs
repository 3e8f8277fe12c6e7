using System.Net;
using Arthropod.Remote.Sqs.Tests.Probe;

namespace Arthropod.Remote.Sqs.Tests.Client;

/// <summary>
/// Endpoint, region and credentials by AWS's conventions. Each in a process of its own, with a metadata service and a
/// proxy of our own, so that nothing leaves the machine.
/// </summary>
public sealed class AwsConventionTests
{
    private const string Ipv4 = "http://127.0.0.1:";

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_SQS", Ipv4)]
    [InlineData("AWS_ENDPOINT_URL", Ipv4)]
    [InlineData("AWS_ENDPOINT_URL_SQS", "http://localhost:")]
    public async Task An_endpoint_on_this_machine_needs_nothing_and_the_metadata_service_is_not_asked(string variable, string host)
    {
        await using var sqs = RecordingServer.WithoutQueues();
        await using var world = new Machine();
        world.Probe.Environment[variable] = host + sqs.Port;
        world.Probe.Environment["HTTP_PROXY"] = world.Proxy.Url.AbsoluteUri;

        Assert.Equal("missing", await world.Probe.RunAsync("sqs"));

        Assert.Contains("Credential=local/", Assert.Single(sqs.Requests), StringComparison.Ordinal);
        Assert.Contains("/us-east-1/sqs/", sqs.Requests[0], StringComparison.Ordinal);
        Assert.Empty(world.Metadata.Requests);
        Assert.Empty(world.Proxy.Requests);
    }

    [Fact]
    public async Task An_endpoint_on_this_machine_may_be_said_in_code_and_by_IPv6()
    {
        await using var sqs = RecordingServer.WithoutQueues(IPAddress.IPv6Loopback);
        await using var world = new Machine();

        Assert.Equal("missing", await world.Probe.RunAsync("sqs", $"url=http://[::1]:{sqs.Port}"));

        Assert.Single(sqs.Requests);
        Assert.Empty(world.Metadata.Requests);
    }

    [Fact]
    public async Task An_endpoint_on_this_machine_gets_the_credentials_and_the_region_that_are_configured()
    {
        await using var sqs = RecordingServer.WithoutQueues();
        await using var world = new Machine();
        world.Probe.Environment["AWS_ENDPOINT_URL_SQS"] = sqs.Url.AbsoluteUri;
        world.Probe.Environment["AWS_ACCESS_KEY_ID"] = "AKIDENV";
        world.Probe.Environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        world.Probe.Environment["AWS_REGION"] = "eu-central-1";

        Assert.Equal("missing", await world.Probe.RunAsync("sqs"));

        Assert.Contains("Credential=AKIDENV/", Assert.Single(sqs.Requests), StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/sqs/", sqs.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=s\nregion=eu-west-3\n", "AKIDFILE", "eu-west-3")]
    [InlineData("[default]\nregion=eu-west-3\n", "local", "eu-west-3")]
    [InlineData("[default]\nrole_arn=arn:aws:iam::1:role/x\ncredential_source=Ec2InstanceMetadata\n", "local", "us-east-1")]
    public async Task Of_a_profile_that_nobody_named_an_endpoint_on_this_machine_gets_keys_and_region_only(string file, string key, string region)
    {
        await using var sqs = RecordingServer.WithoutQueues();
        await using var world = new Machine();
        world.Probe.WriteAwsFile("credentials", file);
        world.Probe.Environment["AWS_ENDPOINT_URL_SQS"] = sqs.Url.AbsoluteUri;

        Assert.Equal("missing", await world.Probe.RunAsync("sqs"));

        Assert.Contains($"Credential={key}/", Assert.Single(sqs.Requests), StringComparison.Ordinal);
        Assert.Contains($"/{region}/sqs/", sqs.Requests[0], StringComparison.Ordinal);
        Assert.Empty(world.Metadata.Requests);
    }

    [Fact]
    public async Task A_named_profile_is_used_and_one_that_does_not_exist_is_an_error_that_says_so()
    {
        await using var sqs = RecordingServer.WithoutQueues();
        await using var world = new Machine();
        world.Probe.WriteAwsFile("credentials", "[work]\naws_access_key_id=AKIDWORK\naws_secret_access_key=s\nregion=eu-north-1\n");
        world.Probe.Environment["AWS_ENDPOINT_URL_SQS"] = sqs.Url.AbsoluteUri;

        var found = await world.Probe.RunAsync("sqs", "profile=work");
        world.Probe.Environment["AWS_PROFILE"] = "wrok";
        var wrong = await world.Probe.RunAsync("sqs");

        Assert.Equal("missing", found);
        Assert.Contains("Credential=AKIDWORK/", Assert.Single(sqs.Requests), StringComparison.Ordinal);
        Assert.Contains("/eu-north-1/sqs/", sqs.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("InvalidOperation AWS_PROFILE names the AWS profile 'wrok', which does not exist.", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_the_error_names_the_variables()
    {
        await using var world = new Machine();
        world.Probe.Environment["AWS_EC2_METADATA_DISABLED"] = "true";

        var said = await world.Probe.RunAsync("sqs");

        Assert.StartsWith("InvalidOperation No AWS region is configured", said, StringComparison.Ordinal);
        Assert.All(["AWS_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL_SQS", "UseLocal()"], cure => Assert.Contains(cure, said, StringComparison.Ordinal));
        Assert.Empty(world.Proxy.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_credentials_the_error_names_the_variables(bool metadataDisabled)
    {
        await using var world = new Machine();
        world.Probe.Environment["AWS_REGION"] = "eu-central-1";
        world.Probe.Environment["AWS_EC2_METADATA_DISABLED"] = metadataDisabled ? "true" : "false";

        var said = await world.Probe.RunAsync("sqs");

        Assert.StartsWith("AccessDenied Could not look up queue 'probe'", said, StringComparison.Ordinal);
        Assert.Contains("No AWS credentials were found.", said, StringComparison.Ordinal);
        Assert.All(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"], cure => Assert.Contains(cure, said, StringComparison.Ordinal));
        Assert.Equal(metadataDisabled, world.Metadata.Requests.Count == 0);
        Assert.Empty(world.Proxy.Requests);
    }

    [Fact]
    public async Task A_machine_with_a_role_gets_credentials_and_region_from_its_metadata_service()
    {
        await using var world = new Machine(Metadata);

        var said = await world.Probe.RunAsync("sqs");

        Assert.StartsWith("Unavailable ", said, StringComparison.Ordinal);
        Assert.All(world.Proxy.Requests, request => Assert.StartsWith("CONNECT sqs.ap-southeast-2.amazonaws.com:443", request, StringComparison.Ordinal));
        Assert.NotEmpty(world.Proxy.Requests);
        Assert.Contains(world.Metadata.Requests, request => request.Contains("/security-credentials/worker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UseLocal_reads_no_AWS_setting_and_asks_nobody()
    {
        await using var world = new Machine();
        world.Probe.Environment["AWS_PROFILE"] = "does-not-exist";
        world.Probe.Environment["AWS_ENDPOINT_URL_SQS"] = "http://127.0.0.1:1";
        world.Probe.Environment["AWS_ENDPOINT_URL"] = "no url";
        world.Probe.Environment["AWS_USE_FIPS_ENDPOINT"] = "true";
        world.Probe.Environment["AWS_USE_DUALSTACK_ENDPOINT"] = "true";
        world.Probe.Environment["AWS_REGION"] = "nowhere";
        world.Probe.Environment["AWS_DEFAULTS_MODE"] = "auto";
        world.Probe.Environment["AWS_ACCESS_KEY_ID"] = "AKIDENV";

        Assert.Equal("missing", await world.Probe.RunAsync("local"));

        Assert.Empty(world.Metadata.Requests);
        Assert.Empty(world.Proxy.Requests);
    }

    private static (int Status, string Body) Metadata(string head)
    {
        var path = head.Split(' ')[1].TrimEnd('/');
        return path switch
        {
            "/latest/api/token" => (200, "token"),
            "/latest/meta-data/iam/security-credentials" or "/latest/meta-data/iam/security-credentials-extended" => (200, "worker"),
            "/latest/meta-data/iam/security-credentials/worker" or "/latest/meta-data/iam/security-credentials-extended/worker" => (200, """
                {"Code":"Success","LastUpdated":"2026-01-01T00:00:00Z","Type":"AWS-HMAC","AccessKeyId":"ASIAROLE","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z"}
                """),
            "/latest/dynamic/instance-identity/document" => (200, """{"region":"ap-southeast-2"}"""),
            "/latest/meta-data/placement/region" => (200, "ap-southeast-2"),
            _ => (404, ""),
        };
    }

    /// <summary>A machine with a metadata service (by default one that knows nothing) and no way out but a proxy that refuses.</summary>
    private sealed class Machine : IAsyncDisposable
    {
        public Machine(Func<string, (int Status, string Body)>? metadata = null)
        {
            Metadata = new RecordingServer(metadata ?? (_ => (404, "")));
            Proxy = new RecordingServer(_ => (502, ""));
            Probe.Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = Metadata.Url.GetLeftPart(UriPartial.Authority);
            Probe.Environment["HTTPS_PROXY"] = Proxy.Url.AbsoluteUri;
        }

        public RecordingServer Metadata { get; }

        public RecordingServer Proxy { get; }

        public ProbeProcess Probe { get; } = new();

        public async ValueTask DisposeAsync()
        {
            Probe.Dispose();
            await Metadata.DisposeAsync();
            await Proxy.DisposeAsync();
        }
    }
}
