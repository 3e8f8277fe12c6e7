namespace Arthropod.Remote.Generators.Contracts;

/// <summary>How a type is told that it is about to be written or has been read.</summary>
internal enum CallbackStyle
{
    /// <summary>It does not want to know.</summary>
    None,

    /// <summary>By its public methods: a struct sees itself change.</summary>
    Direct,

    /// <summary>Through the interface.</summary>
    Interface,
}
