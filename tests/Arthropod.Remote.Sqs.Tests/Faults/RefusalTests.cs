using System.Net;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>What SQS refuses, in the words that the library decides by.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("QueueDoesNotExist", TransportError.QueueMissing)]
    [InlineData("RequestThrottled", TransportError.Throttled)]
    [InlineData("ThrottlingException", TransportError.Throttled)]
    [InlineData("OverLimit", TransportError.Throttled)]
    [InlineData("KmsThrottled", TransportError.Throttled)]
    [InlineData("AccessDeniedException", TransportError.AccessDenied)]
    [InlineData("AccessDenied", TransportError.AccessDenied)]
    [InlineData("InvalidClientTokenId", TransportError.AccessDenied)]
    [InlineData("UnrecognizedClientException", TransportError.AccessDenied)]
    [InlineData("ExpiredToken", TransportError.AccessDenied)]
    [InlineData("MissingAuthenticationToken", TransportError.AccessDenied)]
    [InlineData("InvalidSecurity", TransportError.AccessDenied)]
    [InlineData("KmsAccessDenied", TransportError.AccessDenied)]
    [InlineData("BatchRequestTooLong", TransportError.TooLarge)]
    [InlineData("InvalidMessageContents", TransportError.Invalid)]
    [InlineData("SomethingNew", TransportError.Invalid)]
    public async Task A_refusal_of_a_whole_request_is_known_by_its_code(string code, TransportError expected)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Refuse(code);

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.Equal((OutcomeKind.Refused, expected), (outcome.Kind, outcome.Error));
        Assert.False(string.IsNullOrEmpty(outcome.Detail));
    }

    [Theory]
    [InlineData("AWS.SimpleQueueService.NonExistentQueue;Sender", TransportError.QueueMissing)]
    [InlineData("AWS.SimpleQueueService.QueueDeletedRecently;Sender", TransportError.QueueDeletedRecently)]
    [InlineData("AWS.SimpleQueueService.MessageNotInflight;Sender", TransportError.LeaseLost)]
    [InlineData("KMS.AccessDeniedException;Sender", TransportError.AccessDenied)]
    [InlineData("KMS.ThrottlingException;Sender", TransportError.Throttled)]
    public async Task A_refusal_is_known_by_the_older_spelling_of_its_code_too(string queryError, TransportError expected)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Answer(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#Whatever","message":"no"}""", queryError);

        Assert.Equal(expected, Assert.Single(await world.SendAsync("hello")).Error);
    }

    [Theory]
    [InlineData("ReceiptHandleIsInvalid", "The input receipt handle is invalid.")]
    [InlineData("MessageNotInflight", "not in flight")]
    [InlineData("InvalidParameterValue", "Value abc for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.")]
    [InlineData("InvalidParameterValue", "Value abc for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.")]
    public async Task A_lost_lease_is_known_by_code_and_by_words(string code, string message)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "ChangeMessageVisibility";
        world.Way.Refuse(code, message);

        var change = new VisibilityChange("receipt", TimeSpan.FromSeconds(30));
        var outcomes = await world.Transport.ChangeVisibilityAsync(FaultyWorld.Queue, [change], CancellationToken.None);

        Assert.Equal((OutcomeKind.Refused, TransportError.LeaseLost), (outcomes[0].Kind, outcomes[0].Error));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, TransportError.Throttled)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, TransportError.TooLarge)]
    public async Task A_refusal_without_a_code_is_known_by_its_status(HttpStatusCode status, TransportError expected)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Answer(status, "<html>a proxy says no</html>");

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.Equal((OutcomeKind.Refused, expected), (outcome.Kind, outcome.Error));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_page_of_somebody_on_the_way_says_nothing_of_our_rights_and_may_pass(HttpStatusCode status)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Answer(status, "<html>Please log in to the network.</html>");

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.True(outcome.IsTransient, $"{outcome.Kind} {outcome.Error}");
    }

    [Fact]
    public async Task A_throttle_is_a_refusal_whatever_its_status()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Refuse("ThrottlingException", status: HttpStatusCode.ServiceUnavailable);

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.Equal((OutcomeKind.Refused, TransportError.Throttled), (outcome.Kind, outcome.Error));
        Assert.True(outcome.IsTransient);
    }

    [Fact]
    public async Task A_wrong_secret_key_is_said_as_denied_access_with_the_services_own_words()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Refuse("SignatureDoesNotMatch", "The signature does not match.", HttpStatusCode.Forbidden);

        var error = await Assert.ThrowsAsync<TransportException>(() => world.Transport.FindQueueAsync(FaultyWorld.Queue, CancellationToken.None));

        Assert.Equal(TransportError.AccessDenied, error.Error);
        Assert.Contains("'queue'", error.Message, StringComparison.Ordinal);
        Assert.Contains("The signature does not match.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Allow this identity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_receive_says_why_and_on_which_queue()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "ReceiveMessage";
        world.Way.Refuse("AccessDeniedException", "not allowed to sqs:receivemessage", HttpStatusCode.Forbidden);

        var error = await Assert.ThrowsAsync<TransportException>(world.ReceiveAsync);

        Assert.Equal(TransportError.AccessDenied, error.Error);
        Assert.False(error.IsTransient);
        Assert.Contains("receive from queue 'queue'", error.Message, StringComparison.Ordinal);
        Assert.Contains("sqs:receivemessage", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_to_receive_is_named_with_where_its_policy_comes_from()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "ReceiveMessage";
        world.Way.Refuse("AccessDeniedException", status: HttpStatusCode.Forbidden);

        var error = await Assert.ThrowsAsync<TransportException>(world.ReceiveAsync);

        Assert.Contains("Allow this identity sqs:ReceiveMessage on the queue; `arthropod iam --caller`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_to_send_is_named_with_where_its_policy_comes_from()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Refuse("AccessDeniedException", status: HttpStatusCode.Forbidden);

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.Contains("Allow this identity sqs:SendMessage on the queue; `arthropod iam --caller`", outcome.Detail, StringComparison.Ordinal);
    }
}
