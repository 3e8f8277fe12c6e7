namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// What can have changed since the lock was written, so that a peer of then and one of now misunderstand each other.
/// The number is the number of the diagnostic (AR0303): it never changes and is never used again for something else.
/// 317 is retired: it said that a method had become one-way, or ceased to be, and that breaks nobody.
/// </summary>
internal enum LockChangeKind
{
    ContractGone = 303,
    MethodGone = 304,
    ArgumentType = 305,
    ArgumentAdded = 306,
    ArgumentGone = 307,
    ArgumentsReordered = 308,
    Result = 309,
    Progress = 310,
    MemberType = 311,
    MemberGone = 312,
    MemberRequired = 313,
    Layout = 314,
    EnumValue = 315,
    UnionCase = 316,
    MembersRekeyed = 318,
    MemberInGap = 319,
}
