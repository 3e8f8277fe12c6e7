namespace Arthropod.Remote.Chaos.Soak;

/// <summary>How a call of a soak goes.</summary>
public enum SoakKind
{
    /// <summary>Answers at once.</summary>
    Quick,

    /// <summary>Reports progress, then answers.</summary>
    Telling,

    /// <summary>Throws.</summary>
    Failing,

    /// <summary>Runs until its caller cancels it.</summary>
    Endless,
}
