namespace Arthropod.Remote.Chaos.Work;

/// <summary>What a call is to do.</summary>
internal enum ScriptKind
{
    /// <summary>Answers at once.</summary>
    Quick,

    /// <summary>Runs for a while and tells of its progress.</summary>
    Long,

    /// <summary>Answers with several hundred kilobytes.</summary>
    Large,

    /// <summary>Throws.</summary>
    Fails,

    /// <summary>Runs long, and its caller cancels it.</summary>
    Cancelled,
}
