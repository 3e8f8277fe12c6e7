namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What a remote method returns; with or without a result.</summary>
internal enum ReturnKind
{
    Task,
    ValueTask,
}
