using System.Globalization;

namespace CronWorker;

/// <summary>Does the work; an ordinary class.</summary>
internal sealed class InvoicePrinter : IInvoicePrinter
{
    /// <inheritdoc/>
    public Task<string> Print(string customer, decimal amount, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        var number = $"{customer.ToUpperInvariant()}-{Guid.CreateVersion7():N}"[..(customer.Length + 13)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"printed {number}: {amount:F2} euros"));
        return Task.FromResult(number);
    }
}
