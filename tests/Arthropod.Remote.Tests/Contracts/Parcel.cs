namespace Arthropod.Remote.Tests.Contracts;

/// <summary>A value whose reading runs code of the application's.</summary>
internal sealed class Parcel
{
    private string _label = "";

    /// <summary>Runs whenever a label is set, also at the caller when it reads an answer.</summary>
    public static Action<string> Labelled { get; set; } = static _ => { };

    public string Label
    {
        get => _label;
        set
        {
            Labelled(value);
            _label = value;
        }
    }
}
