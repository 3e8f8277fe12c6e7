using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>
/// What went wrong around the implementation rather than in it, thrown through the generated dispatcher. Callers
/// never see it: it becomes the kind of their <see cref="ServerErrorException"/>.
/// </summary>
/// <param name="kind">What went wrong.</param>
/// <param name="innerException">The cause.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InvocationException(ServerErrorKind kind, Exception innerException)
    : Exception(innerException?.Message, innerException)
{
    /// <summary>What went wrong.</summary>
    public ServerErrorKind Kind { get; } = kind;
}
