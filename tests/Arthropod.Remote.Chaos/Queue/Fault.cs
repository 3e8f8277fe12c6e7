namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What the proxy does to a request instead of passing it on.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Answers 500, and nothing is done.</summary>
    ServerError,

    /// <summary>Answers that there are too many requests, and nothing is done.</summary>
    Throttle,

    /// <summary>Cuts the connection, and nothing is done.</summary>
    Reset,

    /// <summary>Cuts the connection when all is done.</summary>
    LostAnswer,

    /// <summary>Does it twice, and gives the second answer.</summary>
    Duplicate,

    /// <summary>Holds it for a while, so that later ones overtake it.</summary>
    Reorder,

    /// <summary>Leaves one entry of a batch undone and out of the answer, and, if there are three or more, lets another fail.</summary>
    PartialFailure,

    /// <summary>Says that there are no messages, without looking.</summary>
    FalseEmpty,

    /// <summary>The queue's front was down. No fault of the proxy's making, but the same to whoever asked.</summary>
    FrontDown,

    /// <summary>Whoever asked was gone before the answer: killed, or no longer interested.</summary>
    AskerGone,
}
