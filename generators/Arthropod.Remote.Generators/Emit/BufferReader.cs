namespace Arthropod.Remote.Generators.Emit;

/// <summary>
/// Reads what a buffer holds. From a reader Roslyn takes a long text in pieces; as one string it would lie among the
/// large objects, which only a full garbage collection frees.
/// </summary>
internal sealed class BufferReader(char[] buffer, int length) : TextReader
{
    private int _position;

    public override int Peek() => _position < length ? buffer[_position] : -1;

    public override int Read() => _position < length ? buffer[_position++] : -1;

    public override int Read(char[] target, int index, int count)
    {
        var read = Math.Min(count, length - _position);
        Array.Copy(buffer, _position, target, index, read);
        _position += read;
        return read;
    }

    public override int ReadBlock(char[] target, int index, int count) => Read(target, index, count);

    public override string ReadToEnd()
    {
        var rest = new string(buffer, _position, length - _position);
        _position = length;
        return rest;
    }
}
