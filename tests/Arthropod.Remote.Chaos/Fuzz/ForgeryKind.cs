namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>What is wrong with a message, if anything.</summary>
internal enum ForgeryKind
{
    /// <summary>Nothing.</summary>
    Sound,

    /// <summary>Nothing; nobody awaits its answer.</summary>
    Unawaited,

    /// <summary>Nothing; it has fields and header entries that this version does not know.</summary>
    UnknownFields,

    /// <summary>It is an earlier one, sent once more.</summary>
    Replay,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>Text that SQS itself refuses.</summary>
    IllegalText,

    /// <summary>A major version of the future.</summary>
    NewerMajor,

    /// <summary>The beginning of an envelope, and then no base64.</summary>
    NoBase64,

    /// <summary>A sound one, cut off.</summary>
    Truncated,

    /// <summary>A sound one with some bits turned. It may still be sound.</summary>
    BitFlips,

    /// <summary>A string, an array, a map says that it is longer than the message.</summary>
    LengthThatLies,

    /// <summary>Arrays in arrays in arrays.</summary>
    DepthBomb,

    /// <summary>More frames than anybody writes.</summary>
    ManyFrames,

    /// <summary>A field's value is of another type.</summary>
    WrongType,

    /// <summary>The arguments are others than the method's.</summary>
    WrongArguments,

    /// <summary>The answer is to go to a queue that is no inbox.</summary>
    ForgedInbox,

    /// <summary>A method that the contract does not have.</summary>
    UnknownMethod,

    /// <summary>An answer where requests belong; in an inbox, an answer to a call that nobody made.</summary>
    StrayAnswer,

    /// <summary>A frame of a kind that this version does not know.</summary>
    UnknownFrame,

    /// <summary>A time before which it must not begin, an hour from now.</summary>
    NotYet,
}
