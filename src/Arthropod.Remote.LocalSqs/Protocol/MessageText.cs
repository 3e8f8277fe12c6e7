using System.Buffers;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// Which characters SQS accepts: #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD, #x10000 to #x10FFFF
/// (API reference of SendMessage).
/// </summary>
internal static class MessageText
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>Whether text that is valid UTF-8 holds only such characters.</summary>
    public static bool IsAllowed(ReadOnlySpan<byte> utf8) => !utf8.ContainsAny(Controls) && !HasNonCharacter(utf8);

    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    private static bool HasNonCharacter(ReadOnlySpan<byte> utf8)
    {
        for (var at = utf8.IndexOf([(byte)0xEF, (byte)0xBF]); at >= 0; at = utf8.IndexOf([(byte)0xEF, (byte)0xBF]))
        {
            if (at + 2 < utf8.Length && utf8[at + 2] >= 0xBE)
            {
                return true;
            }

            utf8 = utf8[(at + 2)..];
        }

        return false;
    }
}
