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
        [RemoteQueue("mail", Visibility = "00:10:00", MaxAttempts = 5, Progress = ProgressMode.Latest)]
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
