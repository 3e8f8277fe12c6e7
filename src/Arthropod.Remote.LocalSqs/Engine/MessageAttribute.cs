namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>A message attribute. <see cref="Value"/> holds UTF-8 for String and Number, the plain bytes for Binary.</summary>
internal sealed record MessageAttribute(string Name, string DataType, byte[] Value, bool IsBinary)
{
    /// <summary>What SQS counts: name, type and value, in bytes.</summary>
    public int Size => Name.Length + DataType.Length + Value.Length;
}
