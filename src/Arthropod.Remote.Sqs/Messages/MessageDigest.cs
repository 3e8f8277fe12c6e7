using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>
/// Checks the MD5 with which SQS accompanies a body. The client's own check is off in our clients: it fails a whole
/// receive, ten messages, for one that came damaged, and again every time that one comes round.
/// </summary>
internal static class MessageDigest
{
    private const int StackBytes = 1024;

    /// <summary>Whether a body is what the queue has.</summary>
    /// <param name="body">The body as it came, or as it was sent.</param>
    /// <param name="digest">The digest that SQS told, in hexadecimal; a missing one is no objection.</param>
    /// <returns>Whether they match.</returns>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "SQS's checksum; nothing is secured by it.")]
    public static bool Matches(string body, string? digest)
    {
        if (string.IsNullOrEmpty(digest))
        {
            return true;
        }

        Span<byte> told = stackalloc byte[MD5.HashSizeInBytes];
        if (Convert.FromHexString(digest, told, out _, out var written) != OperationStatus.Done || written != told.Length)
        {
            return false;
        }

        var size = Encoding.UTF8.GetMaxByteCount(body.Length);
        var rented = size > StackBytes ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[StackBytes];
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(bytes[..Encoding.UTF8.GetBytes(body, bytes)], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash.SequenceEqual(told);
    }
}
