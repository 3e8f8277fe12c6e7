namespace Arthropod.Remote;

/// <summary>
/// What becomes of the work on a call whose caller waits for it no longer: its timeout has ended, or its process shuts
/// down. (A caller whose token is cancelled always cancels the work. One that dies says nothing more.)
/// </summary>
public enum WhenCallerLeaves
{
    /// <summary>The work goes on. Its result is dropped.</summary>
    LeaveRunning,

    /// <summary>
    /// The server that has begun it is told to stop, as after a cancel by token. After a timeout a server that begins
    /// later is told, too; after a shutdown nobody is left to tell it.
    /// </summary>
    Cancel,
}
