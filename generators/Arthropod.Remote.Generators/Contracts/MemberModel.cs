namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A property or field that travels.</summary>
/// <param name="Name">Its name as it stands in code, escaped where it is a keyword.</param>
/// <param name="PlainName">Its name without the escape.</param>
/// <param name="Key">Its name on the wire.</param>
/// <param name="Index">Its number on the wire, where the layout is an array.</param>
/// <param name="TypeName">Its type.</param>
/// <param name="Formatter">The formatter of its type.</param>
/// <param name="DeclaringType">The base type that declares it, where a derived type hides it.</param>
/// <param name="IsWritten">Whether it is written; one without a public getter is only read.</param>
/// <param name="Assignment">How it is set after reading.</param>
/// <param name="IsRequired">Whether C# requires it in an initializer.</param>
/// <param name="MustCome">Whether a value without it is an error.</param>
/// <param name="Hidden">How it is reached where generated code cannot name it.</param>
internal sealed record MemberModel(
    string Name,
    string PlainName,
    string Key,
    int Index,
    string TypeName,
    string Formatter,
    string? DeclaringType,
    bool IsWritten,
    MemberAssignment Assignment,
    bool IsRequired,
    bool MustCome,
    HiddenMember? Hidden);
