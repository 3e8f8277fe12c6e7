using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Skips one value of any depth without recursion: nested arrays from a stranger must not end the process with a
/// stack overflow, which nothing can catch.
/// </summary>
internal static class MessagePackSkip
{
    public static void Skip(ref MessagePackReader reader)
    {
        var pending = 1L;
        while (pending-- > 0)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Array:
                    pending += reader.ReadArrayHeader();
                    break;
                case MessagePackType.Map:
                    pending += 2L * reader.ReadMapHeader();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }
}
