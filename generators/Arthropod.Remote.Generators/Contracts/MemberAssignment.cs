namespace Arthropod.Remote.Generators.Contracts;

internal enum MemberAssignment
{
    /// <summary>By the constructor.</summary>
    Constructor,

    /// <summary>By an assignment after construction.</summary>
    Setter,

    /// <summary>Only in an object initializer.</summary>
    Initializer,

    /// <summary>Not at all: it is computed, and travels only because it has a key.</summary>
    None,
}
