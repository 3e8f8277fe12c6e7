using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>
/// What anybody may expect of an SQS queue, written against nothing but <see cref="IAmazonSQS"/>: so that our server
/// and servers that we did not write answer the same questions. Times are a few seconds, since elsewhere they are real.
/// </summary>
public abstract partial class QueueSemantics
{
    protected abstract IAmazonSQS Sqs { get; }

    protected static ReceiveMessageRequest Request(string queue, int wait) => new(queue)
    {
        WaitTimeSeconds = wait,
        MaxNumberOfMessages = 10,
        MessageSystemAttributeNames = ["All"],
        MessageAttributeNames = ["All"],
    };

    /// <summary>Receives what there is within the time, as soon as it is there.</summary>
    protected abstract Task<List<Message>> ReceiveWithinAsync(string queue, int seconds);

    private async Task<string> QueueAsync(params (string Name, string Value)[] attributes) =>
        (await Sqs.CreateQueueAsync(new CreateQueueRequest(NewName()) { Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) })).QueueUrl;

    private async Task<List<Message>> ReceiveNowAsync(string queue) => (await Sqs.ReceiveMessageAsync(Request(queue, 0))).Messages ?? [];

    private async Task<Message> ReceiveOneAsync(string queue, int? visibility = null)
    {
        var request = Request(queue, 0);
        request.VisibilityTimeout = visibility;
        return Assert.Single((await Sqs.ReceiveMessageAsync(request)).Messages);
    }

    private async Task<Dictionary<string, string>> AttributesAsync(string queue) => (await Sqs.GetQueueAttributesAsync(queue, ["All"])).Attributes;

    private static string NewName() => $"semantics-{Guid.NewGuid():N}";
}
