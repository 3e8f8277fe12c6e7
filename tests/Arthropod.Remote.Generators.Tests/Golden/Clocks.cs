using Arthropod.Remote.Serialization;
using MessagePack;
[assembly: RemoteFormatter(typeof(Instant), typeof(InstantFormatter))]
public readonly struct Instant(long ticks) { public long Ticks => ticks; }
public readonly struct InstantFormatter : IRemoteFormatter<Instant>
{
    public static void Write(ref MessagePackWriter writer, Instant value) => writer.Write(value.Ticks);
    public static Instant Read(ref MessagePackReader reader) => new(reader.ReadInt64());
}
public class Alarm { public Instant At { get; init; } public Instant? Until { get; set; } }
[RemoteQueue("clocks")]
public interface IClocks { Task<Instant> Set(Alarm alarm, params Instant[] more); }
