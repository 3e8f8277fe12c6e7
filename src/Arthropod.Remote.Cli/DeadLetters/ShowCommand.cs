using System.CommandLine;
using System.Globalization;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary><c>arthropod dead-letters show</c>: all that is known of each, its arguments included.</summary>
internal static class ShowCommand
{
    public static Command Create() => DeadLetterOptions.Command("show", "All that is known of the dead letters, the arguments of their calls included.", RunAsync);

    private static async Task<int> RunAsync(QueueTool tool, ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var (queue, letter) in DeadLetterQueue.ReadAsync(tool, parsed, cancellationToken))
        {
            count++;
            foreach (var (name, value) in Lines(queue, letter).Where(line => line.Value is not null))
            {
                await tool.Output.WriteLineAsync($"{name,-10} {value}");
            }

            await tool.Output.WriteLineAsync();
        }

        if (count == 0)
        {
            await tool.Error.WriteLineAsync("There is no such dead letter.");
        }

        return count == 0 ? 1 : 0;
    }

    private static IEnumerable<(string Name, string? Value)> Lines(DeadLetterQueue queue, DeadLetter letter)
    {
        var (message, request, fault, report) = letter;
        yield return ("queue", queue.Requests);
        yield return ("message", Printable.Line(message.MessageId));
        yield return ("moved", Time(message.SentAt));
        yield return ("kind", Printable.Line(report.Kind));
        yield return ("reason", Printable.Line(report.Reason));
        yield return ("error", report.Error is { } error ? Printable.Line(error) : null);
        yield return ("attempts", report.Attempts?.ToString(CultureInfo.InvariantCulture));
        yield return ("worker", report.Host is { } host ? Printable.Line(host) : null);
        yield return ("at", report.Time is { } time ? Printable.Line(time) : null);
        if (request is null)
        {
            yield return ("no call", fault is null ? null : Printable.Line(fault));
            yield return ("body", Printable.Line(message.Body));
            yield break;
        }

        yield return ("call", request.CallId.ToString());
        yield return ("method", Printable.Line(request.Method));
        yield return ("arguments", PrintableJson.Of(request.Arguments.Bytes));
        yield return ("caller", request.ReplyTo is { } inbox ? Printable.Line(inbox) : "nobody waits for it (one-way)");
        yield return ("time left", request.TimeLeft?.ToString("c", CultureInfo.InvariantCulture));
        yield return ("not before", request.NotBefore is { } notBefore ? Time(notBefore) : null);
        foreach (var (name, value) in request.Headers)
        {
            yield return ("header", Printable.Line($"{name}: {value}"));
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
