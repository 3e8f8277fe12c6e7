using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Errors to bytes and back: a map, whose inner errors are such maps again.</summary>
internal static class ErrorFormat
{
    public static void Write(ref MessagePackWriter writer, ServerError error) => Write(ref writer, error, EnvelopeFormat.MaxErrorDepth);

    public static ServerError Read(ref MessagePackReader reader)
    {
        var errorsLeft = EnvelopeFormat.MaxErrors;
        return Read(ref reader, EnvelopeFormat.MaxErrorDepth, ref errorsLeft);
    }

    private static void Write(ref MessagePackWriter writer, ServerError error, int depthLeft)
    {
        var inner = depthLeft > 0 ? error.InnerErrors : [];
        writer.WriteMapHeader(2 + (error.StackTrace is null ? 0 : 1) + (inner.Count == 0 ? 0 : 1));
        writer.Write(EnvelopeFormat.ErrorTypeName);
        writer.Write(error.TypeName);
        writer.Write(EnvelopeFormat.ErrorMessage);
        writer.Write(error.Message);
        if (error.StackTrace is { } stackTrace)
        {
            writer.Write(EnvelopeFormat.ErrorStackTrace);
            writer.Write(stackTrace);
        }

        if (inner.Count > 0)
        {
            writer.Write(EnvelopeFormat.ErrorInner);
            writer.WriteArrayHeader(inner.Count);
            foreach (var each in inner)
            {
                Write(ref writer, each, depthLeft - 1);
            }
        }
    }

    private static ServerError Read(ref MessagePackReader reader, int depthLeft, ref int errorsLeft)
    {
        string? typeName = null, message = null, stackTrace = null;
        var inner = new List<ServerError>();
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            switch (WireKey.Read(ref reader))
            {
                case EnvelopeFormat.ErrorTypeName:
                    typeName = reader.ReadString();
                    break;
                case EnvelopeFormat.ErrorMessage:
                    message = reader.ReadString();
                    break;
                case EnvelopeFormat.ErrorStackTrace:
                    stackTrace = reader.ReadString();
                    break;
                case EnvelopeFormat.ErrorInner when depthLeft > 0:
                    ReadInner(ref reader, inner, depthLeft - 1, ref errorsLeft);
                    break;
                default:
                    RemoteReader.Skip(ref reader);
                    break;
            }
        }

        return new ServerError(typeName ?? "", message ?? "", stackTrace, inner);
    }

    private static void ReadInner(ref MessagePackReader reader, List<ServerError> inner, int depthLeft, ref int errorsLeft)
    {
        for (var left = reader.ReadArrayHeader(); left > 0; left--)
        {
            if (--errorsLeft >= 0)
            {
                inner.Add(Read(ref reader, depthLeft, ref errorsLeft));
            }
            else
            {
                RemoteReader.Skip(ref reader);
            }
        }
    }
}
