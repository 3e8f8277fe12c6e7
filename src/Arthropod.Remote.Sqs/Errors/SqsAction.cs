namespace Arthropod.Remote.Sqs.Errors;

/// <summary>What is asked of SQS: how a message says it, and the right that it takes.</summary>
/// <param name="Words">What is tried; the queue follows.</param>
/// <param name="Right">
/// As IAM calls it. A batch is the same right as a single entry; tags at a queue's creation are one more. (Service
/// Authorization Reference, Amazon SQS.)
/// </param>
internal sealed record SqsAction(string Words, string Right)
{
    /// <summary>GetQueueUrl.</summary>
    public static readonly SqsAction LookUp = new("look up", "sqs:GetQueueUrl");

    /// <summary>GetQueueAttributes.</summary>
    public static readonly SqsAction ReadAttributes = new("read the attributes of", "sqs:GetQueueAttributes");

    /// <summary>CreateQueue.</summary>
    public static readonly SqsAction Create = new("create", "sqs:CreateQueue and sqs:TagQueue");

    /// <summary>DeleteQueue.</summary>
    public static readonly SqsAction Remove = new("delete", "sqs:DeleteQueue");

    /// <summary>ListQueues.</summary>
    public static readonly SqsAction List = new("list queues like", "sqs:ListQueues");

    /// <summary>ListQueueTags.</summary>
    public static readonly SqsAction ReadTags = new("read the tags of", "sqs:ListQueueTags");

    /// <summary>TagQueue.</summary>
    public static readonly SqsAction Tag = new("tag", "sqs:TagQueue");

    /// <summary>SendMessage and SendMessageBatch.</summary>
    public static readonly SqsAction Send = new("send to", "sqs:SendMessage");

    /// <summary>ReceiveMessage.</summary>
    public static readonly SqsAction Receive = new("receive from", "sqs:ReceiveMessage");

    /// <summary>DeleteMessage and DeleteMessageBatch.</summary>
    public static readonly SqsAction DeleteMessages = new("delete messages of", "sqs:DeleteMessage");

    /// <summary>ChangeMessageVisibility and ChangeMessageVisibilityBatch.</summary>
    public static readonly SqsAction ChangeVisibility = new("change leases of", "sqs:ChangeMessageVisibility");

    /// <summary>What to do where the right is missing.</summary>
    public string Advice => $"Allow this identity {Right} on the queue; `arthropod iam --caller` (for a worker `--worker`) prints the policy.";
}
