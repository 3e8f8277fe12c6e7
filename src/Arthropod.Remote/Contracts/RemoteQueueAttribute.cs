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
public sealed class RemoteQueueAttribute(string queueName) : Attribute
{
    /// <summary>The name of the request queue, without the application's prefix.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>
    /// How long callers wait for an answer, as a <see cref="TimeSpan"/> in its invariant format
    /// (<c>"00:10:00"</c> is ten minutes), or <c>"infinite"</c>: as long as the queue keeps the call.
    /// Without it, the application's default applies (one hour, unless configured).
    /// </summary>
    public string? Timeout { get; set; }
}
