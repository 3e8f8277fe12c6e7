namespace Arthropod.Remote.Wire;

internal enum EnvelopeFault
{
    /// <summary>The body was not written by this protocol.</summary>
    NotOurs,

    /// <summary>The body was written by a newer major version of the protocol.</summary>
    NewerVersion,

    /// <summary>The body starts as an envelope does and goes on otherwise.</summary>
    Malformed,

    /// <summary>The signature is missing or not good.</summary>
    Refused,
}
