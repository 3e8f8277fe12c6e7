using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>Reads a map of message attributes.</summary>
internal static class MessageAttributeReader
{
    /// <returns>Sorted by name, as their MD5 wants them; null when there are none.</returns>
    public static MessageAttribute[]? Read(ref RequestReader request)
    {
        if (!request.EnterObject())
        {
            return null;
        }

        SortedList<string, MessageAttribute>? attributes = null;
        while (request.NextField())
        {
            var name = request.FieldName();
            attributes ??= new(StringComparer.Ordinal);
            attributes[name] = ReadOne(ref request, name);
        }

        return attributes is null ? null : [.. attributes.Values];
    }

    private static MessageAttribute ReadOne(ref RequestReader request, string name)
    {
        var dataType = "";
        byte[]? text = null;
        byte[]? binary = null;
        var isText = true;
        if (request.EnterObject())
        {
            while (request.NextField())
            {
                if (request.FieldIs("DataType"u8))
                {
                    dataType = request.String() ?? "";
                }
                else if (request.FieldIs("StringValue"u8))
                {
                    text = request.Utf8(out isText);
                }
                else if (request.FieldIs("BinaryValue"u8))
                {
                    binary = request.Base64();
                }
                else
                {
                    request.Skip();
                }
            }
        }

        return isText
            ? new(name, dataType, binary ?? text ?? [], IsBinary: binary is not null)
            : throw new SqsException(SqsFault.InvalidMessageContents, $"The value of message attribute '{name}' is no Unicode text. {MessageDraft.AllowedCharacters}");
    }
}
