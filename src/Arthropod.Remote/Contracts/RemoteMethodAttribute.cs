namespace Arthropod.Remote;

/// <summary>Says of one method of a contract what differs from the defaults.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RemoteMethodAttribute : Attribute
{
    /// <summary>
    /// The method's wire name, by which callers and workers know it. The default is the method's name. Set it when
    /// a method is renamed while workers of an older version still run, or to tell overloads apart.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// How long callers wait for an answer, as a <see cref="TimeSpan"/> in its invariant format
    /// (<c>"00:10:00"</c> is ten minutes), or <c>"infinite"</c>: as long as the queue keeps the call.
    /// Without it, the contract's timeout applies.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>Which progress reports travel when they come faster than the queue. The default is <see cref="ProgressMode.All"/>.</summary>
    public ProgressMode Progress { get; set; }
}
