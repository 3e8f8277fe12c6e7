namespace Arthropod.Remote.Tests.Contracts;

/// <summary>A value that cannot be encoded.</summary>
internal sealed class Fragile
{
    private string? _text;

    public string Text
    {
        get => _text ?? throw new InvalidOperationException("It breaks when it is touched.");
        set => _text = value;
    }
}
