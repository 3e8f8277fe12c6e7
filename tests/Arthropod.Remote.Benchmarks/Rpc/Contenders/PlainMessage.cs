using System.Globalization;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders;

/// <summary>The hand-written loops' message: call id, reply queue and payload, as text.</summary>
internal readonly record struct PlainMessage(long Id, string ReplyTo, string Payload)
{
    public static PlainMessage Parse(string body)
    {
        var first = body.IndexOf('|', StringComparison.Ordinal);
        var second = body.IndexOf('|', first + 1);
        return new(
            long.Parse(body.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture),
            body[(first + 1)..second],
            body[(second + 1)..]);
    }

    public static PlainMessage Request(long id, string replyTo, byte[] payload) => new(id, replyTo, Convert.ToBase64String(payload));

    public byte[] Bytes => Convert.FromBase64String(Payload);

    /// <summary>The worker's work: the bytes are decoded and encoded, as any handler's would be.</summary>
    public PlainMessage Echo() => new(Id, "", Convert.ToBase64String(Bytes));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}|{ReplyTo}|{Payload}");
}
