using System.Text;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>A message to be sent while it is being read: of a SendMessage, or one entry of a batch.</summary>
internal sealed class MessageDraft
{
    public const string AllowedCharacters =
        "Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF";

    private const string TraceHeaderName = "AWSTraceHeader";

    private byte[]? _body;
    private bool _isText;
    private int? _delaySeconds;
    private MessageAttribute[]? _attributes;
    private MessageAttribute[]? _systemAttributes;
    private string? _groupId;
    private bool _hasDeduplicationId;

    /// <summary>The entry's id in its batch.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What SQS counts: body, and name, type and value of the attributes. System attributes travel free.</summary>
    public int Size => (_body?.Length ?? 0) + (_attributes?.Sum(attribute => attribute.Size) ?? 0);

    /// <summary>Reads the present field when it is one of a message's.</summary>
    public bool TryRead(ref RequestReader request)
    {
        if (request.FieldIs("MessageBody"u8))
        {
            _body = request.Utf8(out _isText);
        }
        else if (request.FieldIs("Id"u8))
        {
            Id = request.String() ?? "";
        }
        else if (request.FieldIs("DelaySeconds"u8))
        {
            _delaySeconds = request.Integer();
        }
        else if (request.FieldIs("MessageAttributes"u8))
        {
            _attributes = MessageAttributeReader.Read(ref request);
        }
        else if (request.FieldIs("MessageSystemAttributes"u8))
        {
            _systemAttributes = MessageAttributeReader.Read(ref request);
        }
        else if (request.FieldIs("MessageGroupId"u8))
        {
            _groupId = request.String();
        }
        else if (request.FieldIs("MessageDeduplicationId"u8))
        {
            _hasDeduplicationId = request.String() is not null;
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <exception cref="SqsException">The message is not one that the queue accepts.</exception>
    public StoredMessage Finish(QueueSettings queue)
    {
        if (_body is not { Length: > 0 } body)
        {
            throw SqsException.Missing("MessageBody");
        }

        if (!_isText || !MessageText.IsAllowed(body))
        {
            throw new SqsException(SqsFault.InvalidMessageContents, $"Invalid characters found. {AllowedCharacters}");
        }

        if (_delaySeconds is < 0 or > SqsLimits.MaxDelaySeconds)
        {
            throw SqsException.InvalidValue(_delaySeconds, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {SqsLimits.MaxDelaySeconds}.");
        }

        if (_hasDeduplicationId)
        {
            throw new SqsException(SqsFault.InvalidParameterValue, "MessageDeduplicationId: the request includes a parameter that is not valid for this queue type. It is for FIFO queues.");
        }

        Validate(_attributes);
        if (Size > queue.MaximumMessageSize)
        {
            throw new SqsException(SqsFault.InvalidParameterValue, $"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes. It has {Size}.");
        }

        return new()
        {
            MessageId = RandomId.New(),
            Body = body,
            BodyMd5 = Md5.Of(body),
            Attributes = _attributes,
            AttributesMd5 = _attributes is null ? default : Md5.Of(_attributes),
            TraceHeader = TraceHeader(),
            SystemAttributesMd5 = _systemAttributes is null ? default : Md5.Of(_systemAttributes),
            MessageGroupId = _groupId,
            DelaySeconds = _delaySeconds,
        };
    }

    private static void Validate(MessageAttribute[]? attributes)
    {
        if (attributes?.Length > SqsLimits.MaxMessageAttributes)
        {
            throw new SqsException(SqsFault.InvalidParameterValue, $"Number of message attributes [{attributes.Length}] exceeds the allowed maximum [{SqsLimits.MaxMessageAttributes}].");
        }

        foreach (var attribute in attributes ?? [])
        {
            AttributeValidation.Validate(attribute);
        }
    }

    private string? TraceHeader()
    {
        foreach (var attribute in _systemAttributes ?? [])
        {
            if (attribute.Name != TraceHeaderName || attribute.DataType != "String")
            {
                throw new SqsException(SqsFault.InvalidParameterValue, $"Message system attribute '{attribute.Name}' of type '{attribute.DataType}' is invalid. The only one is {TraceHeaderName}, of type String.");
            }
        }

        return _systemAttributes is [var header] ? Encoding.UTF8.GetString(header.Value) : null;
    }
}
