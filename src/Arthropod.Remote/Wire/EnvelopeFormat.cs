namespace Arthropod.Remote.Wire;

/// <summary>The numbers that writer and reader of envelopes share; docs/wire-protocol.md explains them.</summary>
internal static class EnvelopeFormat
{
    /// <summary>The major version: a receiver refuses a newer one.</summary>
    public const int Major = 0;

    /// <summary>The minor version: a receiver skips what it does not know of a newer one.</summary>
    public const int Minor = 2;

    /// <summary>Every body starts so, then the major version in decimal digits, then a colon, then base64.</summary>
    public const string Magic = "AR";

    public const string Prefix = "AR0:";

    /// <summary>Key of the minor version in the envelope's header.</summary>
    public const int HeaderMinor = 1;

    /// <summary>Keys of the signature in the envelope's header: the signing key's id, the time of signing, the MAC.</summary>
    public const int HeaderKeyId = 2, HeaderSignedAt = 3, HeaderMac = 4;

    /// <summary>Key of an error's type name, message, stack trace and inner errors.</summary>
    public const int ErrorTypeName = 1, ErrorMessage = 2, ErrorStackTrace = 3, ErrorInner = 4;

    /// <summary>More frames than this are no envelope of ours, but an attack on the reader's memory.</summary>
    public const int MaxFrames = 20_000;

    /// <summary>Inner errors nest no deeper, on either side.</summary>
    public const int MaxErrorDepth = 8;

    /// <summary>An error holds no more others, all its levels together; what is beyond is skipped.</summary>
    public const int MaxErrors = 1000;

    /// <summary>More attempts than this nobody has made: the number is wrong.</summary>
    public const int MaxAttempts = 1_000_000;

    /// <summary>Milliseconds, one year: longer than any queue keeps a message, and short enough to be added to a time.</summary>
    public const long MaxTimeLeft = 365L * 24 * 60 * 60 * 1000;

    /// <summary>Milliseconds since the Unix epoch, the year 3000: times beyond are wrong, and none may be too late to be added to.</summary>
    public const long MaxTime = 32_503_680_000_000;
}
