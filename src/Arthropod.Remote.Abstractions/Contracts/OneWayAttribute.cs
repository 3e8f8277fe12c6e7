namespace Arthropod.Remote;

/// <summary>
/// Says of a method of a contract that nobody waits for its work: the caller's task ends as soon as the queue has the
/// call. A worker deletes the call after the work has succeeded, tries it again when it failed, and moves it to the
/// dead-letter queue when it has failed too often (see <see cref="RemoteSettingsAttribute.MaxAttempts"/>). The method
/// returns <see cref="Task"/> or <see cref="ValueTask"/> and reports no progress.
/// </summary>
/// <example>
/// <code>
/// [RemoteQueue("mail")]
/// public interface IMail
/// {
///     [OneWay]
///     Task Send(string address, string text);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OneWayAttribute : Attribute;
