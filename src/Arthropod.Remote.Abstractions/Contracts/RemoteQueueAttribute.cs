namespace Arthropod.Remote;

/// <summary>
/// Marks an interface as a contract: its methods can be called from one process and are carried out in another,
/// with nothing between the two but the queue named here.
/// </summary>
/// <example>
/// <code>
/// [RemoteQueue("video_encoding")]
/// public interface IVideoEncoder
/// {
///     Task&lt;string&gt; Encode(Uri url, IProgress&lt;int&gt; progress, CancellationToken cancellationToken = default);
/// }
/// </code>
/// </example>
/// <param name="queueName">
/// The name of the request queue, without the prefix that the application configures: letters, digits, hyphens and
/// underscores.
/// </param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class RemoteQueueAttribute(string queueName) : RemoteSettingsAttribute
{
    /// <summary>The name of the request queue, without the application's prefix.</summary>
    public string QueueName { get; } = queueName;
}
