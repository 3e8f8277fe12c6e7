namespace Arthropod.Remote.Transport;

/// <summary>What a message carries beside its body under one name: a type with a text or with bytes.</summary>
public sealed class AttributeValue
{
    /// <summary>The type of a plain text.</summary>
    private const string TextType = "String";

    /// <summary>A plain text.</summary>
    /// <param name="text">The text; queues refuse an empty one.</param>
    public AttributeValue(string text)
        : this(TextType, text)
    {
    }

    /// <summary>A text of some type.</summary>
    /// <param name="type">The type: <c>String</c> or <c>Number</c>, with a label after a dot if the sender likes (<c>Number.int</c>).</param>
    /// <param name="text">The text.</param>
    public AttributeValue(string type, string text)
    {
        Type = type;
        Text = text;
    }

    /// <summary>Bytes of some type.</summary>
    /// <param name="type">The type: <c>Binary</c>, with a label after a dot if the sender likes (<c>Binary.png</c>).</param>
    /// <param name="bytes">The bytes.</param>
    public AttributeValue(string type, ReadOnlyMemory<byte> bytes)
    {
        Type = type;
        Bytes = bytes;
    }

    /// <summary>The type, with the sender's label if it has one.</summary>
    public string Type { get; }

    /// <summary>The text; <see langword="null"/> for bytes.</summary>
    public string? Text { get; }

    /// <summary>The bytes; none for a text.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }
}
