using Arthropod.Remote;

namespace CronWorker;

/// <summary>The contract. Calls wait in the queue until the worker is started the next time: tonight, say.</summary>
[RemoteQueue("invoices", Timeout = "2.00:00:00")]
internal interface IInvoicePrinter
{
    /// <summary>Prints an invoice.</summary>
    /// <param name="customer">Who pays.</param>
    /// <param name="amount">How much, in euros.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The invoice's number.</returns>
    Task<string> Print(string customer, decimal amount, CancellationToken cancellationToken = default);
}
