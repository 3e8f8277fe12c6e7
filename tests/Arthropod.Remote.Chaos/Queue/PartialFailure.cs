using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>A batch of which one entry is left out of deed and answer, and another, if there are three or more, fails.</summary>
internal sealed class PartialFailure
{
    private readonly string? _failing;

    public PartialFailure(SqsCall call)
    {
        var ids = call.Messages.Select(entry => (string)entry["Id"]!).ToList();
        _failing = ids.Count >= 3 ? ids[1] : null;
        Undone = _failing is null ? [ids[0]] : [ids[0], _failing];
        Rest = ids.Count > Undone.Count ? call.Without(Undone) : null;
    }

    /// <summary>The entries that are not carried out.</summary>
    public IReadOnlyCollection<string> Undone { get; }

    /// <summary>What is carried out; <see langword="null"/>: nothing.</summary>
    public SqsCall? Rest { get; }

    public SqsReply Complete(SqsReply reply)
    {
        if (!reply.IsGood || _failing is null)
        {
            return reply;
        }

        var body = JsonNode.Parse(reply.Body)!.AsObject();
        var failed = body["Failed"]?.AsArray() ?? [];
        failed.Add(new JsonObject
        {
            ["Id"] = _failing,
            ["Code"] = "InternalError",
            ["Message"] = "A fault of the chaos.",
            ["SenderFault"] = false,
        });
        body["Failed"] = failed;
        return reply with { Body = JsonSerializer.SerializeToUtf8Bytes(body) };
    }
}
