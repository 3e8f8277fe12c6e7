using System.Globalization;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Hosting;

/// <summary>Gathers everything that is wrong with the options, in words that say what to do.</summary>
internal sealed class SettingsFaults
{
    private const int MostConcurrency = 10_000;
    private const int MostAttempts = 100;

    // The queue itself moves a message after 1,000 receipts, without a word to its caller.
    private const int MostReceives = 500;
    private const int MostFactor = 100;
    private const int MostPendingCalls = 10_000_000;

    // Amazon SQS: a visibility timeout is at most 12 hours, a message is kept for at most 14 days.
    private static readonly TimeSpan MostVisibility = TimeSpan.FromHours(12);
    private static readonly TimeSpan MostRetention = TimeSpan.FromDays(14);

    private static readonly TimeSpan MostKept = TimeSpan.FromDays(366);

    private static readonly TimeSpan MostSweep = TimeSpan.FromDays(7);

    private readonly List<string> _faults = [];

    public void Add(string fault) => _faults.Add(fault);

    public void Check(ArthropodOptions options)
    {
        if ((options.Prefix is null ? "Prefix is null. Where there is to be none, it is empty." : QueueNames.FindPrefixFault(options.Prefix)) is { } fault)
        {
            Add(fault);
        }

        CheckTimeout("Timeout", options.Timeout);
        CheckRange("SendTimeout", options.SendTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        CheckInbox(options.Inbox);
        CheckMode<Provisioning>("Provisioning", options.Provisioning);
    }

    public void Check(RemoteContract contract, RemoteClientOptions options, string prefix)
    {
        CheckQueueName(contract, prefix);
        if (options.Timeout is { } timeout)
        {
            CheckTimeout($"Timeout of the client of {contract.Name}", timeout);
        }

        CheckMode($"WhenCallerLeaves of the client of {contract.Name}", options.WhenCallerLeaves);
        if (options.MaxPendingCalls is < 1 or > MostPendingCalls)
        {
            _faults.Add($"MaxPendingCalls of the client of {contract.Name} is {options.MaxPendingCalls}. It is 1 to {MostPendingCalls:N0}: how many calls may be under way.");
        }

        CheckMode<PendingCallLimit>($"PendingCallLimit of the client of {contract.Name}", options.PendingCallLimit);
    }

    public void Check(RemoteContract contract, RemoteServerOptions options, string prefix)
    {
        CheckQueueName(contract, prefix);
        var server = $"of the server of {contract.Name}";
        if (options.MaxConcurrency is < 1 or > MostConcurrency)
        {
            _faults.Add($"MaxConcurrency {server} is {options.MaxConcurrency}. It is 1 to {MostConcurrency:N0}: how many calls are worked on at a time.");
        }

        CheckRange($"ReceiveWait {server}", options.ReceiveWait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        if (options.Visibility is { } visibility)
        {
            CheckRange($"Visibility {server}", visibility, TimeSpan.FromSeconds(1), MostVisibility);
        }

        if (options.MaxAttempts is < 1 or > MostAttempts)
        {
            _faults.Add($"MaxAttempts {server} is {options.MaxAttempts}. It is 1 to {MostAttempts}: how often a call is tried.");
        }

        if (options.MaxReceives is < 1 or > MostReceives)
        {
            _faults.Add($"MaxReceives {server} is {options.MaxReceives}. It is 1 to {MostReceives}: how often a call may be received before it is taken for one that ends its workers.");
        }

        CheckMode($"Retry {server}", options.Retry);
        CheckMode($"Progress {server}", options.Progress);
        CheckBackoff(server, options.Backoff);

        CheckRange($"NotUnderstoodGrace {server}", options.NotUnderstoodGrace, TimeSpan.Zero, MostRetention);
        CheckRange($"IdempotencyKeptFor {server}", options.IdempotencyKeptFor, TimeSpan.Zero, MostKept);
        CheckRange($"MissingInboxGrace {server}", options.MissingInboxGrace, TimeSpan.Zero, MostVisibility);
    }

    public void Check(IReadOnlyList<SigningKey> keys)
    {
        foreach (var twice in keys.GroupBy(key => key.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            _faults.Add($"There are {twice.Count()} signing keys '{twice.Key}'. Give each an id of its own.");
        }
    }

    /// <summary>A process whose keys are said where nobody reads them would sign nothing, and take whatever comes.</summary>
    public void CheckKeysAreListed(string section, int entries)
    {
        if (entries == 0)
        {
            _faults.Add(
                $"The configuration section '{section}' is there and holds no key. It is a list: '{section}:0' is the first, as id:secret " +
                $"(as an environment variable {section.Replace(":", "__", StringComparison.Ordinal)}__0). Without signing, leave the section out.");
        }
    }

    public void CheckTogether(IEnumerable<RemoteContract> served)
    {
        foreach (var queue in served.GroupBy(contract => contract.QueueName, StringComparer.Ordinal).Where(queue => queue.Count() > 1))
        {
            _faults.Add(queue.Distinct().Count() == 1
                ? $"{queue.First().Name} is served twice. Call AddServer once for it."
                : $"{string.Join(" and ", queue.Select(contract => contract.Name))} are served from one queue, '{queue.Key}'. Give each contract a queue of its own.");
        }
    }

    /// <exception cref="OptionsValidationException">Something is wrong.</exception>
    public void Throw()
    {
        if (_faults.Count > 0)
        {
            throw new OptionsValidationException("Arthropod", typeof(ArthropodOptions), _faults.Distinct(StringComparer.Ordinal));
        }
    }

    private void CheckQueueName(RemoteContract contract, string prefix)
    {
        if (QueueNames.FindFault(prefix, contract.QueueName) is { } fault)
        {
            _faults.Add($"{contract.Name}: {fault}");
        }

        foreach (var name in contract.Methods.GroupBy(method => method.Name, StringComparer.Ordinal).Where(name => name.Count() > 1))
        {
            _faults.Add($"{contract.Name} has two methods with the wire name '{name.Key}'. Give one of them another: [RemoteMethod(Name = \"...\")].");
        }
    }

    private void CheckInbox(InboxOptions options)
    {
        CheckRange("Inbox.HeartbeatInterval", options.HeartbeatInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        CheckRange("Inbox.Grace", options.Grace, TimeSpan.FromTicks(2 * Math.Clamp(options.HeartbeatInterval.Ticks, 0, MostSweep.Ticks / 2)), MostSweep);
        if (options.SweepInterval != Timeout.InfiniteTimeSpan)
        {
            CheckRange("Inbox.SweepInterval", options.SweepInterval, TimeSpan.FromMinutes(1), MostSweep);
        }
    }

    private void CheckBackoff(string server, RetryBackoff? backoff)
    {
        if (backoff is null)
        {
            _faults.Add($"Backoff {server} is null. Leave it as it is, or set it to a RetryBackoff.");
            return;
        }

        CheckRange($"Backoff.First {server}", backoff.First, TimeSpan.Zero, MostRetention);
        CheckRange($"Backoff.Longest {server}", backoff.Longest, TimeSpan.FromTicks(Math.Clamp(backoff.First.Ticks, 0, MostRetention.Ticks)), MostRetention);
        if (!(backoff.Factor is >= 1 and <= MostFactor))
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"Backoff.Factor {server} is {backoff.Factor}. It is 1 to {MostFactor}: by how much each wait is longer than the one before."));
        }

        if (!(backoff.Jitter is >= 0 and <= 1))
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"Backoff.Jitter {server} is {backoff.Jitter}. It is 0 to 1: which part of each wait is random."));
        }
    }

    private void CheckMode<TEnum>(string what, TEnum? mode)
        where TEnum : struct, Enum
    {
        if (mode is { } value && !Enum.IsDefined(value))
        {
            var names = Enum.GetNames<TEnum>();
            _faults.Add($"{what} is {value}. It is {string.Join(", ", names[..^1])} or {names[^1]}.");
        }
    }

    private void CheckTimeout(string what, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            _faults.Add($"{what} is {timeout:c}. It is more than zero, or Timeout.InfiniteTimeSpan.");
        }
    }

    private void CheckRange(string what, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            _faults.Add($"{what} is {value:c}. It is {least:c} to {most:c}.");
        }
    }
}
