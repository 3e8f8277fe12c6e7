using System.Security.Cryptography;
using System.Text;

namespace Arthropod.Remote;

/// <summary>
/// A secret that callers and workers share, so that they can tell each other's messages from everybody else's. Its
/// text form is <c>id:secret</c>, the secret in base64, as configuration, environment variables and the command line
/// take it.
/// </summary>
/// <example>
/// <code>
/// // openssl rand -base64 32
/// remote.SignEnvelopes(SigningKey.Parse("2026-11:" + secrets["arthropod"]));
/// </code>
/// </example>
public sealed class SigningKey
{
    private const int MaxIdLength = 32;

    // As long as what HMAC-SHA256 yields (RFC 2104 section 3: a shorter key would lessen the strength).
    private const int MinSecretBytes = 32;

    private readonly byte[] _secret;

    /// <summary>Creates a key.</summary>
    /// <param name="id">Travels with each message, so that several keys can be in use: 1 to 32 of A-Z a-z 0-9 - _ and the full stop.</param>
    /// <param name="secret">At least 32 bytes, random. It never travels.</param>
    /// <exception cref="ArgumentException">The id has other characters or another length, or the secret is too short.</exception>
    public SigningKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IsId(id))
        {
            throw new ArgumentException($"A signing key's id has 1 to {MaxIdLength} characters of A-Z a-z 0-9 - _ and the full stop.", nameof(id));
        }

        if (secret.Length < MinSecretBytes)
        {
            throw new ArgumentException(
                $"The secret of signing key '{id}' has {secret.Length} bytes, and at least {MinSecretBytes} are needed. Make one: openssl rand -base64 {MinSecretBytes}.", nameof(secret));
        }

        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>Which key it is. It is no secret.</summary>
    public string Id { get; }

    /// <summary>Reads the text form.</summary>
    /// <param name="text"><c>id:secret</c>, the secret in base64.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">It is not of that form; the message does not repeat it.</exception>
    public static SigningKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new FormatException("A signing key is written as id:secret, the secret in base64.");
        }

        var secret = new byte[text.Length];
        if (!Convert.TryFromBase64String(text[(colon + 1)..], secret, out var length))
        {
            // Whoever has put the secret first is not to find it in a log.
            throw new FormatException(IsId(text[..colon])
                ? $"What follows the colon of signing key '{text[..colon]}' is not base64."
                : "What follows the colon of a signing key is not base64, and what stands before it is no id. It is written as id:secret.");
        }

        try
        {
            return new SigningKey(text[..colon], secret.AsSpan(0, length));
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= MaxIdLength && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <returns>The id alone: the secret is shown nowhere.</returns>
    public override string ToString() => Id;

    /// <summary>The bytes of a MAC.</summary>
    internal const int MacBytes = 32;

    /// <summary>Computes the MAC of what a message says, where it goes and when it was signed.</summary>
    internal void Sign(string queue, long signedAt, ReadOnlySpan<byte> frames, Span<byte> mac)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);

        // None of the parts can hold a line feed, so that no two messages have the same text.
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{Wire.EnvelopeFormat.Prefix}{queue}\n{Id}\n{signedAt}\n")));
        hash.AppendData(frames);
        hash.GetHashAndReset(mac);
    }
}
