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
