namespace Arthropod.Remote;

/// <summary>
/// Closes a generic contract: code is generated for it with these type arguments, and it has a queue of its own. Say
/// it in a project that references Arthropod.Remote.Abstractions, directly or not: that of the contract, that of a type
/// argument, or that whose code calls <c>AddClient</c> and <c>AddServer</c>. Saying the same in several is harmless.
/// </summary>
/// <example>
/// <code>
/// [RemoteQueue("store_{T}")]
/// public interface IStore&lt;T&gt;
/// {
///     Task Put(T item);
/// }
///
/// [assembly: RemoteContract(typeof(IStore&lt;Order&gt;))] // queue store_Order
/// [assembly: RemoteContract(typeof(IStore&lt;Order[]&gt;), QueueName = "bulk")]
/// </code>
/// </example>
/// <param name="contract">The contract with its type arguments.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RemoteContractAttribute(Type contract) : Attribute
{
    /// <summary>The contract with its type arguments.</summary>
    public Type Contract { get; } = contract;

    /// <summary>
    /// The name of its request queue. Without it, that of the contract's <see cref="RemoteQueueAttribute"/>, where
    /// <c>{T}</c> becomes the name of the type that stands for <c>T</c>.
    /// </summary>
    public string? QueueName { get; set; }
}
