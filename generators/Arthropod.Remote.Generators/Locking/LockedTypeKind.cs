namespace Arthropod.Remote.Generators.Locking;

internal enum LockedTypeKind
{
    /// <summary>Members by name.</summary>
    Map,

    /// <summary>Members by number.</summary>
    Array,

    Enum,

    /// <summary>One of several types, by number.</summary>
    Union,
}
