namespace Arthropod.Remote.Tests.Simulation;

/// <summary>In which way a call is made.</summary>
internal enum WorkKind
{
    Plain,

    /// <summary>The server asks, before it begins, whether the caller still wants it.</summary>
    Confirmed,

    /// <summary>What fails is tried again.</summary>
    Retried,

    /// <summary>Nobody waits for the answer.</summary>
    OneWay,
}
