[RemoteQueue("broken")]
public interface IBroken
{
    string Synchronous(ref int x);
    int Property { get; set; }
    event Action Event;
    T Generic<T>(T x) where T : class;
    Task<int> Sound(int @class);
}
