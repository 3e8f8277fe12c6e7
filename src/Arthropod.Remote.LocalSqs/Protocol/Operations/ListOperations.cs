using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>ListQueues and ListDeadLetterSourceQueues: queues by name, in pages where the client asks for pages.</summary>
internal static class ListOperations
{
    public static void ListQueues(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        var prefix = "";
        var page = default(Page);
        while (request.NextField())
        {
            if (request.FieldIs("QueueNamePrefix"u8))
            {
                prefix = request.String() ?? "";
            }
            else if (!page.TryRead(ref request))
            {
                request.Skip();
            }
        }

        page.Write("QueueUrls"u8, context.Queues.All.Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal)), context, answer);
    }

    public static void ListDeadLetterSourceQueues(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        var page = default(Page);
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (!page.TryRead(ref request))
            {
                request.Skip();
            }
        }

        var target = (queue ?? throw SqsException.Missing("QueueUrl")).Arn;

        // The API spells this one, and only this one, in lower case. An answer without sources has an empty list.
        page.Write("queueUrls"u8, context.Queues.All.Where(source => source.Settings.Redrive?.TargetArn == target), context, answer, evenEmpty: true);
    }

    /// <summary>Which part of a list is wanted. The token is the last name of the page before.</summary>
    private struct Page
    {
        private int? _size;
        private string? _after;

        public bool TryRead(ref RequestReader request)
        {
            if (request.FieldIs("MaxResults"u8))
            {
                _size = request.Integer();
                if (_size is < 1 or > SqsLimits.MaxListed)
                {
                    throw SqsException.InvalidValue(_size, "MaxResults", $"MaxResults must be between 1 and {SqsLimits.MaxListed}.");
                }
            }
            else if (request.FieldIs("NextToken"u8))
            {
                _after = request.String() is { Length: > 0 } token ? Decode(token) : null;
            }
            else
            {
                return false;
            }

            return true;
        }

        public readonly void Write(ReadOnlySpan<byte> field, IEnumerable<LocalQueue> queues, OperationContext context, Utf8JsonWriter answer, bool evenEmpty = false)
        {
            var after = _after;
            var size = _size ?? SqsLimits.MaxListed;
            var names = queues
                .Where(queue => after is null || string.CompareOrdinal(queue.Name, after) > 0)
                .OrderBy(queue => queue.Name, StringComparer.Ordinal)
                .Take(size + 1)
                .ToList();
            if (names.Count > 0 || evenEmpty)
            {
                answer.WriteStartArray(field);
                foreach (var queue in names.Take(size))
                {
                    answer.WriteStringValue(context.UrlOf(queue));
                }

                answer.WriteEndArray();
            }

            // Without MaxResults SQS lists up to 1,000 and gives no token, however many there are.
            if (_size is not null && names.Count > size)
            {
                answer.WriteString("NextToken"u8, Convert.ToBase64String(Encoding.UTF8.GetBytes(names[size - 1].Name)));
            }
        }

        private static string Decode(string token) =>
            Base64.IsValid(token)
                ? Encoding.UTF8.GetString(Convert.FromBase64String(token))
                : throw SqsException.InvalidValue(token, "NextToken", "It is not one that this server gave.");
    }
}
