namespace Arthropod.Remote.Generators.Locking;

/// <summary>Why a lock cannot be read.</summary>
/// <param name="Line">The number of the first line, from 0, that is not understood.</param>
/// <param name="Advice">What to do.</param>
internal sealed record LockFault(int Line, string Advice)
{
    public static LockFault Unknown(int line) => new(line, "take one side of the merge, and then run 'dotnet build -t:ArthropodLock'");

    public static LockFault Tabs(int line) => new(
        line, "it starts with a tab, and a lock is indented with spaces; run 'dotnet build -t:ArthropodLock', and keep editors from changing it");

    public static LockFault Newer(int line) => new(line, "it is of a newer version of Arthropod.Remote; use that version in this project too");

    public static LockFault NoVersion { get; } = new(
        0, "a line with the version is missing; take the file from version control again, or delete it, and then run 'dotnet build -t:ArthropodLock'");
}
