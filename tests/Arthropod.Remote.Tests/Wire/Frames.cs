using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>One frame of each kind, with every field set to something that can be told from a default.</summary>
internal static class Frames
{
    private static readonly Guid CallId = new("01890a5d-ac96-774b-bcce-b302099a8057");

    private static readonly ReplyPosition Position = new(3, 0xF1E2D3C4B5A69788, 300);

    public static RequestFrame Request => new(CallId, "Encode")
    {
        ReplyTo = "test-arthropod-inbox-01890a5dac96774bbcceb302099a8057",
        Arguments = new byte[] { 0x92, 0x01, 0xA1, 0x78 },
        Receipts = 2,
        EndedAttempts = 1,
        IsRedriven = true,
        LeftSince = DateTimeOffset.FromUnixTimeMilliseconds(1_764_000_000_000),
        TimeLeft = TimeSpan.FromMilliseconds(3_600_000),
        NotBefore = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_123),
        IdempotencyKey = "order-17",
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "blå" },
    };

    public static StartedFrame Started => new(CallId, Position, "machine/42");

    public static UpdateFrame Update => new(CallId, Position, new byte[] { 0x07 });

    public static ResultFrame Result => new(CallId, Position, new byte[] { 0xA2, 0x6F, 0x6B });

    public static ErrorFrame Error => new(CallId, Position, ServerErrorKind.UnencodableResult, ServerError, "machine/42");

    public static CancelledFrame Cancelled => new(CallId, Position);

    public static AttemptFailedFrame AttemptFailed => new(CallId, Position, ServerErrorKind.Unavailable, ServerError, "machine/42")
    {
        RetryAfter = TimeSpan.FromSeconds(90),
    };

    public static NotUnderstoodFrame NotUnderstood => new(CallId, Position, "no such method", "machine/42");

    public static CancelFrame Cancel => new(CallId);

    public static GoFrame Go => new(CallId, Position.LeaseId);

    public static ProbeFrame Probe => new(CallId);

    public static IReadOnlyList<Frame> All => [Request, Started, Update, Result, Error, Cancelled, NotUnderstood, Cancel, Probe, AttemptFailed, Go];

    public static Frame Of(string kind) => All.Single(frame => frame.Kind.ToString() == kind);

    private static ServerError ServerError => new(
        "System.InvalidOperationException", "It broke.", "at A\nat B", [new("System.FormatException", "No number.", null, [])]);
}
