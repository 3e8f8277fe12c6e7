using System.CommandLine;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>Which dead letters of a queue a command is about.</summary>
/// <param name="Id">A call's or a message's id.</param>
/// <param name="Method">A method's wire name.</param>
/// <param name="Kind">Why they are there, in one word.</param>
internal sealed record DeadLetterFilter(string? Id, string? Method, string? Kind)
{
    public bool Takes(DeadLetter letter) =>
        (Id is null || Is(Id, letter.Id) || Is(Id, letter.Message.MessageId)) &&
        (Method is null || string.Equals(Method, letter.Request?.Method, StringComparison.Ordinal)) &&
        (Kind is null || Is(Kind, letter.Report.Kind));

    public static DeadLetterFilter From(ParseResult parsed) => new(
        parsed.GetValue(DeadLetterOptions.Id), parsed.GetValue(DeadLetterOptions.Method), parsed.GetValue(DeadLetterOptions.Kind));

    private static bool Is(string wanted, string found) => string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
}
