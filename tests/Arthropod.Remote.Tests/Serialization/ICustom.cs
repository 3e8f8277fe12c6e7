using System.Diagnostics.CodeAnalysis;
using Arthropod.Remote;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Serialization.Formatters;
using Arthropod.Remote.Tests.Serialization;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

[assembly: RemoteFormatter(typeof(System.Net.IPAddress), typeof(ICustom.AddressFormatter))]
[assembly: RemoteFormatter(typeof(ICustom.Interval<>), typeof(ICustom.IntervalFormatter<>))]
[assembly: RemoteFormatter(typeof(ICustom.Resolved), typeof(MessagePackResolverBridge<ICustom.Resolved, ICustom.Resolver>))]

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Types that travel by formatters that somebody wrote by hand.</summary>
[RemoteQueue("custom")]
public interface ICustom
{
    Task<System.Net.IPAddress> Address(System.Net.IPAddress address);

    Task<List<System.Net.IPAddress?>> Addresses(List<System.Net.IPAddress?> addresses);

    Task<Interval<int>> Between(Interval<int> interval);

    Task<Marked> Mark(Marked marked);

    Task<Holder> Hold(Holder holder);

    Task<Money> Pay(Money money);

    Task<Resolved> Resolve(Resolved resolved);

    struct AddressFormatter : IRemoteFormatter<System.Net.IPAddress?>
    {
        public static void Write(ref MessagePackWriter writer, System.Net.IPAddress? value) => writer.Write(value?.GetAddressBytes());

        public static System.Net.IPAddress? Read(ref MessagePackReader reader) =>
            Arthropod.Remote.Serialization.Formatters.ByteArrayFormatter.Read(ref reader) is { } bytes ? new System.Net.IPAddress(bytes) : null;
    }

    readonly record struct Interval<T>(T From, T To);

    [SuppressMessage("Design", "CA1000", Justification = "Formatters are static.")]
    struct IntervalFormatter<T> : IRemoteFormatter<Interval<T>>
    {
        public static void Write(ref MessagePackWriter writer, Interval<T> value) => writer.Write($"{value.From}..{value.To}");

        public static Interval<T> Read(ref MessagePackReader reader)
        {
            var ends = reader.ReadString()!.Split("..");
            return new((T)Convert.ChangeType(ends[0], typeof(T), null), (T)Convert.ChangeType(ends[1], typeof(T), null));
        }
    }

    [RemoteFormatter(typeof(MarkedFormatter))]
    sealed record Marked(int X);

    struct MarkedFormatter : IRemoteFormatter<Marked?>
    {
        public static void Write(ref MessagePackWriter writer, Marked? value)
        {
            if (value is null)
            {
                writer.WriteNil();
            }
            else
            {
                writer.Write(value.X);
            }
        }

        public static Marked? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : new Marked(reader.ReadInt32());
    }

    sealed class Holder
    {
        [MessagePackFormatter(typeof(HexFormatter))]
        [RemoteFormatter(typeof(MessagePackFormatterBridge<int, HexFormatter>))]
        public int Hex { get; set; }

        public int Plain { get; set; }
    }

    sealed class HexFormatter : IMessagePackFormatter<int>
    {
        public void Serialize(ref MessagePackWriter writer, int value, MessagePackSerializerOptions options) =>
            writer.Write(value.ToString("x", null));

        public int Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            Convert.ToInt32(reader.ReadString(), 16);
    }

    [MessagePackFormatter(typeof(MoneyFormatter))]
    [RemoteFormatter(typeof(MessagePackFormatterBridge<Money?, MoneyFormatter>))]
    sealed record Money(decimal Amount, string Currency);

    sealed class MoneyFormatter : IMessagePackFormatter<Money?>
    {
        public void Serialize(ref MessagePackWriter writer, Money? value, MessagePackSerializerOptions options)
        {
            if (value is null)
            {
                writer.WriteNil();
                return;
            }

            options.Resolver.GetFormatterWithVerify<(decimal, string)>().Serialize(ref writer, (value.Amount, value.Currency), options);
        }

        public Money? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            if (reader.TryReadNil())
            {
                return null;
            }

            var (amount, currency) = options.Resolver.GetFormatterWithVerify<(decimal, string)>().Deserialize(ref reader, options);
            return new Money(amount, currency);
        }
    }

    sealed record Resolved(int X);

    sealed class Resolver : IFormatterResolver
    {
        public IMessagePackFormatter<T>? GetFormatter<T>() => ContractlessStandardResolver.Instance.GetFormatter<T>();
    }
}
