using MessagePack;
[MessagePackObject]
public class Sealed<T>
    where T : class
{
    [Key(0)] private T? _value;
    [Key(1)] internal List<T>? More { get; private set; }
    [SerializationConstructor] private Sealed(T? value) => _value = value;
}
[RemoteQueue("vault")]
public interface IVault { Task Keep(Sealed<string> item); }
