using Arthropod.Remote.Benchmarks.Micro.Payloads;
using Arthropod.Remote.Generated.Arthropod_Remote_Benchmarks;
using MessagePack;
using MessagePack.Resolvers;

namespace Arthropod.Remote.Benchmarks.Micro;

/// <summary>Eight payloads such as applications send: attributed against attributed, plain against contractless.</summary>
internal static class Contests
{
    private static readonly MessagePackSerializerOptions Attributed = MessagePackSerializerOptions.Standard;
    private static readonly MessagePackSerializerOptions Contractless = ContractlessStandardResolver.Options;

    public static IReadOnlyList<Contest> All { get; } =
    [
        Contest.Of<Position, Arthropod_Remote_Benchmarks_Micro_Payloads_PositionFormatter>(
            "position", new Position(12.5, -3.25, 4711), Attributed),
        Contest.Of<Order, Arthropod_Remote_Benchmarks_Micro_Payloads_OrderFormatter>("order", Order(lines: 3), Attributed),
        Contest.Of<Order, Arthropod_Remote_Benchmarks_Micro_Payloads_OrderFormatter>("large order", Order(lines: 200), Attributed),
        Contest.Of<Samples, Arthropod_Remote_Benchmarks_Micro_Payloads_SamplesFormatter>(
            "samples", new Samples { Sensor = "roof-7", Values = [.. Enumerable.Range(0, 500).Select(i => i * 0.37)] }, Attributed),
        Contest.Of<Person, Arthropod_Remote_Benchmarks_Micro_Payloads_PersonFormatter>("person", Person(1), Contractless),
        Contest.Of<Team, Arthropod_Remote_Benchmarks_Micro_Payloads_TeamFormatter>(
            "team", new Team(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), "Night shift", [.. Enumerable.Range(0, 30).Select(Person)]), Contractless),
        Contest.Of<Stock, Arthropod_Remote_Benchmarks_Micro_Payloads_StockFormatter>(
            "stock", new Stock { CountedOn = DayOfWeek.Friday, Counts = Enumerable.Range(0, 100).ToDictionary(i => $"sku-{i}", i => i * i) }, Contractless),
        Contest.Of<Document, Arthropod_Remote_Benchmarks_Micro_Payloads_DocumentFormatter>("document", Document(), Contractless),
    ];

    private static Order Order(int lines) => new()
    {
        Id = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        Customer = "Ada Lovelace",
        PlacedAt = new DateTime(2026, 11, 22, 12, 34, 56, DateTimeKind.Utc),
        Lines = [.. Enumerable.Range(0, lines).Select(i => new Line { Sku = $"sku-{i}", Count = i, Price = 9.99m + i })],
    };

    private static Person Person(int index) => new()
    {
        Id = 100_000 + index,
        FirstName = "Grace",
        LastName = "Höpper",
        Email = index % 3 == 0 ? null : $"grace{index}@example.org",
        BornAt = new DateTimeOffset(1906, 12, 9, 1, 2, 3, TimeSpan.FromHours(-5)),
        IsActive = index % 2 == 0,
    };

    private static Document Document() => new()
    {
        Title = "On computable numbers",
        Text = string.Concat(Enumerable.Repeat("It was a dark and stormy night; the rain fell in torrents. ", 60)),
        Thumbnail = [.. Enumerable.Range(0, 2_000).Select(i => (byte)i)],
        Pages = 36,
        Source = new Uri("https://example.org/papers/1936/turing.pdf?page=2"),
    };
}
