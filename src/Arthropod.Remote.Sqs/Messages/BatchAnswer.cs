using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>
/// What a batch's answer says of each entry. An entry that it does not mention, or mentions twice, is unknown: nothing
/// else would be true.
/// </summary>
/// <param name="count">The number of entries.</param>
internal sealed class BatchAnswer(int count)
{
    private readonly Outcome?[] _outcomes = new Outcome?[count];

    /// <summary>An entry was done.</summary>
    /// <param name="id">Its id.</param>
    public void Done(string? id) => Set(id, Outcome.Done);

    /// <summary>An entry's answer cannot be believed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="detail">Why.</param>
    public void Doubtful(string? id, string detail) => Set(id, Outcome.Unknown(detail));

    /// <summary>An entry was not asked for: it is larger than the queue takes.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="limit">The queue's limit.</param>
    public void TooLarge(int position, int bytes, int limit) => _outcomes[position] = Outcome.Refused(
        TransportError.TooLarge, $"The message has {bytes} bytes with its attributes; the queue takes {limit}.");

    /// <summary>Entries that failed.</summary>
    /// <param name="entries">The answer's list of them; the client leaves an empty list null.</param>
    public void Failed(List<BatchResultErrorEntry>? entries)
    {
        foreach (var entry in entries ?? [])
        {
            var error = SqsErrorCodes.Read(entry.Code, entry.Message);
            var detail = string.IsNullOrEmpty(entry.Message) ? entry.Code : $"{entry.Code}: {entry.Message}";

            // A fault of the service in the middle of its work: nobody says how far it got.
            var isServiceFault = error == TransportError.Unavailable || (error == TransportError.Invalid && entry.SenderFault == false);
            Set(entry.Id, isServiceFault ? Outcome.Unknown(detail) : Outcome.Refused(error, detail));
        }
    }

    /// <summary>An outcome for each entry, in their order.</summary>
    /// <returns>The outcomes.</returns>
    public Outcome[] ToOutcomes()
    {
        var outcomes = new Outcome[_outcomes.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = _outcomes[i] ?? Outcome.Unknown("The answer does not mention the entry.");
        }

        return outcomes;
    }

    private void Set(string? id, Outcome outcome)
    {
        var position = BatchEntryIds.PositionOf(id);
        if (position < 0 || position >= _outcomes.Length)
        {
            return;
        }

        _outcomes[position] = _outcomes[position] is null ? outcome : Outcome.Unknown("The answer mentions the entry twice.");
    }
}
