namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// What can be wrong with a contract. The number is the number of the diagnostic (AR0001): it never changes and is
/// never used again for something else. Blocks: 1-99 contract and queue name, 100-199 members, 200-299 values,
/// 300-399 the lock, 400-499 the build, 500-599 the use of contracts.
/// </summary>
internal enum ProblemKind
{
    QueueNameMissing = 1,
    QueueNameIllegal = 2,
    QueueNameTooLong = 3,
    SharedQueue = 4,
    NoPlaceForTypeArguments = 5,
    NothingToClose = 6,
    ClosedTwice = 7,
    LanguageTooOld = 10,

    NotAMethod = 101,
    GenericMethod = 102,
    ReferenceParameter = 103,
    SynchronousReturn = 104,
    AsyncEnumerable = 105,
    TwoProgress = 106,
    TwoCancellationTokens = 107,
    SameWireName = 108,
    Inaccessible = 109,

    // 110 said that generic contracts were not supported yet.
    InvalidTimeout = 111,
    StaticAbstract = 112,
    InvalidWireName = 113,
    OneWayResult = 114,
    OneWayProgress = 115,
    InvalidVisibility = 116,
    InvalidMaxAttempts = 117,
    AttributeWithoutEffect = 118,
    NoCancellationToken = 119,
    HiddenExtension = 120,
    ExtensionNameTaken = 121,
    DeclaredDifferently = 122,
    UndefinedMode = 123,
    UnreachableMethod = 124,
    VariableArguments = 125,
    DisposableContract = 126,

    UntypedValue = 201,
    AbstractValue = 202,
    DelegateValue = 203,
    StreamValue = 204,
    NoUsableConstructor = 205,
    ByReferenceLikeValue = 206,
    UnsupportedValue = 208,
    UnsupportedCollection = 209,
    EndlessValue = 210,
    KeyMissing = 211,
    KeyDoubled = 212,
    HiddenInitializer = 213,
    NothingTravels = 214,
    FormatterMismatch = 220,
    ForeignFormatter = 221,
    UnionDoubled = 222,
    UnionMismatch = 223,
    UnreachableMember = 224,
    UnsettableProperty = 225,
    KeyGap = 226,
    UnionCaseMissing = 227,
    TimeWithoutOffset = 228,
    BesideElements = 229,
    FormatterDoubled = 230,

    NoContract = 501,
    NotClosed = 502,
}
