public interface INamed { Task<string> Name(); Task<string> Greeting() => Task.FromResult("hello"); }
public interface IKeep<T> : INamed { Task<T?> Find(int id); Task Keep(T item); }
[RemoteQueue("accounts")]
public interface IAccounts : IKeep<Account>, INamed
{
    async Task Rename(int id, string owner) => await Keep((await Find(id))! with { Owner = owner });
    Task<string> INamed.Greeting() => Name();
}
public record Account(int Id, string Owner);
