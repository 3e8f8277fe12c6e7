using System.Text;

namespace Arthropod.Remote;

/// <summary>What an idempotency key may be, for those who send and those who receive.</summary>
internal static class IdempotencyKeyRule
{
    private const int MaxBytes = 256;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>What is wrong with a key, and what to do; <see langword="null"/>: nothing.</returns>
    public static string? FindFault(string key)
    {
        try
        {
            var length = Utf8.GetByteCount(key);
            return length is > 0 and <= MaxBytes
                ? null
                : $"The idempotency key has {length:N0} bytes in UTF-8, and it has 1 to {MaxBytes}. Use a number or a hash of what the call is for.";
        }
        catch (EncoderFallbackException)
        {
            return "The idempotency key has half a surrogate pair, which is no text. Use a number or a hash of what the call is for.";
        }
    }
}
