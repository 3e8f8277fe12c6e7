using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// What an error is called on the wire: its type in the JSON protocol, and the code of the older Query protocol,
/// which travels in a header since clients written against that protocol go by it (trait <c>awsQueryError</c> of the
/// service's model).
/// </summary>
internal static class ErrorNames
{
    private const string Own = "com.amazonaws.sqs#";
    private const string Common = "com.amazon.coral.service#";
    private const string Legacy = "AWS.SimpleQueueService.";

    public static string Type(SqsFault fault) => fault switch
    {
        SqsFault.InternalFailure => Common + "InternalFailure",
        SqsFault.InvalidParameterValue => Common + "InvalidParameterValueException",
        SqsFault.MalformedRequest => Common + "SerializationException",
        SqsFault.MissingParameter => Common + "MissingRequiredParameterException",
        SqsFault.UnknownOperation => Common + "UnknownOperationException",
        _ => Own + fault,
    };

    public static string Code(SqsFault fault) => fault switch
    {
        SqsFault.QueueDoesNotExist => Legacy + "NonExistentQueue",
        SqsFault.QueueNameExists => "QueueAlreadyExists",
        SqsFault.BatchEntryIdsNotDistinct
            or SqsFault.BatchRequestTooLong
            or SqsFault.EmptyBatchRequest
            or SqsFault.InvalidBatchEntryId
            or SqsFault.MessageNotInflight
            or SqsFault.PurgeQueueInProgress
            or SqsFault.QueueDeletedRecently
            or SqsFault.TooManyEntriesInBatchRequest
            or SqsFault.UnsupportedOperation => Legacy + fault,
        SqsFault.UnknownOperation => "InvalidAction",
        SqsFault.MalformedRequest => "MalformedInput",
        _ => fault.ToString(),
    };

    /// <summary>The header x-amzn-query-error.</summary>
    public static string QueryError(SqsFault fault) =>
        Code(fault) + (fault == SqsFault.InternalFailure ? ";Receiver" : ";Sender");
}
