namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>How a call ended at its caller.</summary>
internal enum CallEnd
{
    /// <summary>With the result of its script.</summary>
    Result,

    /// <summary>With another result than its script's.</summary>
    WrongResult,

    /// <summary>With the error of its script.</summary>
    ScriptError,

    /// <summary>With any other error.</summary>
    OtherError,

    /// <summary>Cancelled by its caller, as its script says.</summary>
    Cancelled,
}
