namespace Shop;
public enum State : byte { Open, Paid }
[RemoteQueue("invoices")]
public interface IInvoices
{
    Task<int> Count(State? state = State.Open, double above = double.NaN, string currency = "EUR");
    [RemoteMethod(Name = "CountOf")] Task<int> Count(string customer, params List<State> states);
    [Obsolete("Use Count.", true)] Task<int> @event(int @class = -1);
}
