using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>What is to be done to one received message: of a single request, or one entry of a batch.</summary>
internal struct ReceiptEntry
{
    private byte[]? _handle;

    public string? Id { get; private set; }

    public int? VisibilityTimeout { get; private set; }

    /// <exception cref="SqsException">The request names no message.</exception>
    public readonly byte[] RequiredHandle =>
        _handle is { Length: > 0 } handle ? handle : throw SqsException.Missing("ReceiptHandle");

    public bool TryRead(ref RequestReader request)
    {
        if (request.FieldIs("ReceiptHandle"u8))
        {
            _handle = request.Utf8(out _);
        }
        else if (request.FieldIs("Id"u8))
        {
            Id = request.String();
        }
        else if (request.FieldIs("VisibilityTimeout"u8))
        {
            VisibilityTimeout = request.Integer();
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Reads a batch and does what it asks, entry by entry; what cannot be done fails that entry alone.</summary>
    /// <exception cref="SqsException">The batch as a whole is not acceptable.</exception>
    public static void ForEach(ref RequestReader request, OperationContext context, Utf8JsonWriter answer, Action<LocalQueue, ReceiptEntry> action)
    {
        LocalQueue? queue = null;
        var entries = new List<ReceiptEntry>(SqsLimits.MaxBatchEntries);
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("Entries"u8))
            {
                ReadEntries(ref request, entries);
            }
            else
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        BatchRules.Validate(entries, static entry => entry.Id ?? "");
        var batch = new BatchAnswer(answer);
        foreach (var entry in entries)
        {
            try
            {
                action(queue, entry);
                batch.Succeeded(entry.Id!);
            }
            catch (SqsException error) when (error.Fault != SqsFault.QueueDoesNotExist)
            {
                batch.Failed(entry.Id!, error);
            }
        }

        batch.Complete();
    }

    private static void ReadEntries(ref RequestReader request, List<ReceiptEntry> entries)
    {
        if (!request.EnterArray())
        {
            return;
        }

        while (request.NextObject())
        {
            var entry = default(ReceiptEntry);
            while (request.NextField())
            {
                if (!entry.TryRead(ref request))
                {
                    request.Skip();
                }
            }

            entries.Add(entry);
        }
    }
}
