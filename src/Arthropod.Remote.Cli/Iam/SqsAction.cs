namespace Arthropod.Remote.Cli.Iam;

/// <summary>
/// Actions as IAM calls them. A batch of sends, deletes or visibility changes is the same right as a single one; tags
/// in a CreateQueue need the right to TagQueue besides. (Service Authorization Reference, Amazon SQS.)
/// </summary>
internal static class SqsAction
{
    public const string ChangeMessageVisibility = "sqs:ChangeMessageVisibility";
    public const string CreateQueue = "sqs:CreateQueue";
    public const string DeleteMessage = "sqs:DeleteMessage";
    public const string DeleteQueue = "sqs:DeleteQueue";
    public const string GetQueueAttributes = "sqs:GetQueueAttributes";
    public const string GetQueueUrl = "sqs:GetQueueUrl";
    public const string ListQueues = "sqs:ListQueues";
    public const string ListQueueTags = "sqs:ListQueueTags";
    public const string ReceiveMessage = "sqs:ReceiveMessage";
    public const string SendMessage = "sqs:SendMessage";
    public const string TagQueue = "sqs:TagQueue";
}
