[assembly: RemoteContract(typeof(IStore<Order>))]
public record Order(string Sku);
[RemoteQueue("store_{T}")]
public interface IStore<T> where T : class { Task Put(T item); }
