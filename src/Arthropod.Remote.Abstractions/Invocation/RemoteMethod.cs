using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>One method of a contract. Generated code creates these.</summary>
/// <param name="index">Its place in the contract, by which the generated dispatcher knows it. It never travels.</param>
/// <param name="name">Its wire name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RemoteMethod(int index, string name)
{
    /// <summary>Its place in the contract, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Its wire name.</summary>
    public string Name { get; } = name;

    /// <summary>The method's attribute, if it sets anything beside the name.</summary>
    public RemoteSettingsAttribute? Settings { get; init; }

    /// <summary>Whether its calls end when the queue has them.</summary>
    public bool IsOneWay { get; init; }
}
