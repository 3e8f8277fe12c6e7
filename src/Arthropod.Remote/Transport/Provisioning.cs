namespace Arthropod.Remote;

/// <summary>
/// What the library does about request queues and their dead-letter queues. (An inbox is always created and removed
/// by the process that owns it.)
/// </summary>
public enum Provisioning
{
    /// <summary>Looks a queue up, and creates it if it is missing. Attributes that differ are logged, not changed.</summary>
    Create,

    /// <summary>Looks a queue up, and reports an error if it is missing.</summary>
    Verify,

    /// <summary>
    /// Asks nothing and trusts that the queues exist. The limit on a message's size is then not known beforehand.
    /// </summary>
    None,
}
