namespace Shop;
public class Order { public required Guid Id { get; init; } public List<Line> Lines { get; set; } = []; public string? Note { get; init; } = "-"; public int Number; }
public readonly record struct Line(string Sku, int Count = 1);
[RemoteQueue("orders")]
internal interface IOrders
{
    ValueTask<(int Count, Order?[] Orders)> Place(Order order, params string[] notes);
}
