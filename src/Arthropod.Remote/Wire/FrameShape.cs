using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>How a kind of frame is written and read.</summary>
internal abstract class FrameShape
{
    /// <summary>Writes the map of fields.</summary>
    public abstract void Write(ref MessagePackWriter writer, Frame frame);

    /// <exception cref="EnvelopeException">A field is missing, or holds what it can't hold.</exception>
    public abstract Frame Make(in FrameFields fields);

    /// <param name="fields">The fields of the kind, in the order in which they are written.</param>
    /// <param name="make">Makes a frame of the fields that were read.</param>
    public sealed class Of<TFrame>(FieldOf<TFrame>[] fields, Of<TFrame>.Maker make) : FrameShape
        where TFrame : Frame
    {
        public delegate TFrame Maker(in FrameFields fields);

        public override void Write(ref MessagePackWriter writer, Frame frame)
        {
            var written = (TFrame)frame;
            writer.WriteMapHeader(FieldOf<TFrame>.Count(fields, written));
            FieldOf<TFrame>.Write(ref writer, fields, written);
        }

        public override Frame Make(in FrameFields read)
        {
            foreach (var field in fields)
            {
                if (field.IsRequired && !read.Has(field.Key))
                {
                    throw new EnvelopeException(EnvelopeFault.Malformed, $"A frame lacks its field {(int)field.Key} ({field.Key}).");
                }
            }

            return make(read);
        }
    }
}
