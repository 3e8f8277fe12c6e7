using System.Runtime.CompilerServices;
using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// The text that is generated, so that a change of it is seen in review. After a change that is meant, run the tests
/// once with <c>ARTHROPOD_UPDATE_GOLDEN=1</c> and look at the difference.
/// </summary>
public sealed class Generated_text_Tests
{
    [Theory]
    [InlineData("VideoEncoder", """
        namespace Video;
        [RemoteQueue("video_encoding", Timeout = "02:00:00")]
        public interface IVideoEncoder
        {
            Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default);
            [RemoteMethod(Name = "stop", Timeout = "infinite", Progress = ProgressMode.Latest)]
            ValueTask Stop();
        }
        """)]
    [InlineData("Orders", """
        namespace Shop;
        public class Order { public required Guid Id { get; init; } public List<Line> Lines { get; set; } = []; public string? Note { get; init; } = "-"; public int Number; }
        public readonly record struct Line(string Sku, int Count = 1);
        [RemoteQueue("orders")]
        internal interface IOrders
        {
            ValueTask<(int Count, Order?[] Orders)> Place(Order order, params string[] notes);
        }
        """)]
    [InlineData("Keyed", """
        using MessagePack;
        [MessagePackObject] public record Point([property: Key(0)] int X, [property: Key(2)] int Y) { public Point() : this(0, 0) { } }
        public static class Outer { [RemoteQueue("points")] public interface IPoints { Task Send(Point point, CancellationToken? token); } }
        """)]
    [InlineData("Mail", """
        [RemoteQueue("mail", Visibility = "00:10:00", MaxAttempts = 5, Retry = RetryMode.OnError, Progress = ProgressMode.Latest)]
        public interface IMail
        {
            [OneWay]
            ValueTask Send(string address, string text, CancellationToken cancellationToken = default);
            [OneWay, RemoteMethod(Visibility = "01:00:00", MaxAttempts = 1, Progress = ProgressMode.All)]
            Task SendAll(string[] addresses);
            Task<int> Count(IProgress<int> progress);
        }
        """)]
    [InlineData("Store", """
        [assembly: RemoteContract(typeof(IStore<Order>))]
        public record Order(string Sku);
        [RemoteQueue("store_{T}")]
        public interface IStore<T> where T : class { Task Put(T item); }
        """)]
    [InlineData("Shapes", """
        using MessagePack;
        [Union(0, typeof(Circle)), Union(5, typeof(ISolid))] public interface IShape;
        public record Circle(double Radius) : IShape;
        [Union(0, typeof(Cube))] public interface ISolid : IShape;
        public record struct Cube(double Side) : ISolid;
        [RemoteQueue("shapes")]
        public interface IShapes { Task<IShape> Grow(IShape shape, IProgress<ISolid?> progress); }
        """)]
    [InlineData("Accounts", """
        public interface INamed { Task<string> Name(); Task<string> Greeting() => Task.FromResult("hello"); }
        public interface IKeep<T> : INamed { Task<T?> Find(int id); Task Keep(T item); }
        [RemoteQueue("accounts")]
        public interface IAccounts : IKeep<Account>, INamed
        {
            async Task Rename(int id, string owner) => await Keep((await Find(id))! with { Owner = owner });
            Task<string> INamed.Greeting() => Name();
        }
        public record Account(int Id, string Owner);
        """)]
    [InlineData("Clocks", """
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
        """)]
    [InlineData("Catalog", """
        using System.Collections.Immutable;
        using System.Collections.Frozen;
        public record Page(ImmutableArray<string> Titles, ImmutableDictionary<Guid, int?> Prices, FrozenSet<string>? Tags = null);
        [RemoteQueue("catalog")]
        public interface ICatalog { ValueTask<IImmutableList<Page>> Read(ReadOnlyMemory<byte> cover, IReadOnlyDictionary<string, Page?> pages); }
        """)]
    [InlineData("Ledger", """
        using MessagePack;
        [MessagePackObject]
        public class Entry : IMessagePackSerializationCallbackReceiver
        {
            [Key(0)] private int amount;
            [Key(1)] internal string? Text { get; private set; }
            [SerializationConstructor] private Entry(int amount) => this.amount = amount;
            public void OnBeforeSerialize() { }
            public void OnAfterDeserialize() { }
        }
        [RemoteQueue("ledger")]
        public interface ILedger { Task Book(Entry entry); }
        """)]
    [InlineData("Invoices", """
        namespace Shop;
        public enum State : byte { Open, Paid }
        [RemoteQueue("invoices")]
        public interface IInvoices
        {
            Task<int> Count(State? state = State.Open, double above = double.NaN, string currency = "EUR");
            [RemoteMethod(Name = "CountOf")] Task<int> Count(string customer, params List<State> states);
            [Obsolete("Use Count.", true)] Task<int> @event(int @class = -1);
        }
        """)]
    [InlineData("Broken", """
        [RemoteQueue("broken")]
        public interface IBroken
        {
            string Synchronous(ref int x);
            int Property { get; set; }
            event Action Event;
            T Generic<T>(T x) where T : class;
            Task<int> Sound(int @class);
        }
        """)]
    public void Is_as_it_was(string name, string source)
    {
        var files = Source.Files(Source.Compile(source)).OrderBy(file => file.Key, StringComparer.Ordinal);
        var text = string.Concat(files.Select(file => $"======== {file.Key}\n{file.Value}\n"));
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("ARTHROPOD_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text, ignoreLineEndingDifferences: true);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
