namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>The id that each answer carries, for logs. Unique enough, and without a system call.</summary>
internal static class RequestId
{
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
