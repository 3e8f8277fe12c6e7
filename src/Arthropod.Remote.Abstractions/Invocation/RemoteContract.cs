using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>
/// What the rest of the library knows of a contract, and all it ever asks: generated code registers one for each.
/// This folder is the seam between generated code and the library. It knows neither client nor server.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoteContract
{
    private protected RemoteContract(Type contractType, string queueName, IReadOnlyList<RemoteMethod> methods)
    {
        ContractType = contractType;
        QueueName = queueName;
        Methods = methods;
    }

    /// <summary>The interface.</summary>
    public Type ContractType { get; }

    /// <summary>Which assembly's generated code this is: that of the interface, or that which closes a generic one.</summary>
    public string AssemblyName
    {
        get => field ?? ContractType.Assembly.GetName().Name ?? "";
        init;
    }

    /// <summary>The name of its request queue, without the application's prefix.</summary>
    public string QueueName { get; }

    /// <summary>The contract's attribute, if it sets anything beside the queue.</summary>
    public RemoteSettingsAttribute? Settings { get; init; }

    /// <summary>Its methods, each at its index.</summary>
    public IReadOnlyList<RemoteMethod> Methods { get; }

    /// <summary>The interface's name as C# writes it, for people: <c>IStore&lt;Order&gt;</c>.</summary>
    internal string Name => field ??= Describe(ContractType);

    internal abstract ValueTask DispatchAsync(object implementation, RemoteInvocation invocation);

    private static string Describe(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Describe))}>"
        : type.Name;
}
