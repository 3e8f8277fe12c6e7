using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>SendMessage and SendMessageBatch.</summary>
internal static class SendOperations
{
    public static void SendMessage(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        var draft = new MessageDraft();
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (!draft.TryRead(ref request))
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        var message = draft.Finish(queue.Settings);
        queue.Send([message]);
        WriteFields(message, answer);
    }

    /// <summary>
    /// What is wrong with the batch refuses it; what is wrong with one entry fails that entry. All others enter the
    /// queue in one step.
    /// </summary>
    public static void SendMessageBatch(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        var drafts = new List<MessageDraft>(SqsLimits.MaxBatchEntries);
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("Entries"u8))
            {
                ReadEntries(ref request, drafts);
            }
            else
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        BatchRules.Validate(drafts, static draft => draft.Id);
        var total = drafts.Sum(static draft => (long)draft.Size);
        if (total > SqsLimits.MaxMessageBytes)
        {
            throw new SqsException(SqsFault.BatchRequestTooLong, $"Batch requests cannot be longer than {SqsLimits.MaxMessageBytes} bytes. You have sent {total} bytes.");
        }

        SendAll(queue, drafts, answer);
    }

    private static void ReadEntries(ref RequestReader request, List<MessageDraft> drafts)
    {
        if (!request.EnterArray())
        {
            return;
        }

        while (request.NextObject())
        {
            var draft = new MessageDraft();
            while (request.NextField())
            {
                if (!draft.TryRead(ref request))
                {
                    request.Skip();
                }
            }

            drafts.Add(draft);
        }
    }

    private static void SendAll(LocalQueue queue, List<MessageDraft> drafts, Utf8JsonWriter answer)
    {
        var batch = new BatchAnswer(answer);
        var messages = new StoredMessage[drafts.Count];
        var count = 0;
        foreach (var draft in drafts)
        {
            try
            {
                var message = messages[count++] = draft.Finish(queue.Settings);
                batch.BeginSuccess(draft.Id);
                WriteFields(message, answer);
                batch.EndSuccess();
            }
            catch (SqsException error)
            {
                count--;
                batch.Failed(draft.Id, error);
            }
        }

        batch.Complete();
        if (count > 0)
        {
            queue.Send(messages.AsSpan(0, count));
        }
    }

    private static void WriteFields(StoredMessage message, Utf8JsonWriter answer)
    {
        answer.WriteGuid("MessageId"u8, message.MessageId);
        answer.WriteMd5("MD5OfMessageBody"u8, message.BodyMd5);
        if (message.Attributes is not null)
        {
            answer.WriteMd5("MD5OfMessageAttributes"u8, message.AttributesMd5);
        }

        if (message.TraceHeader is not null)
        {
            answer.WriteMd5("MD5OfMessageSystemAttributes"u8, message.SystemAttributesMd5);
        }
    }
}
