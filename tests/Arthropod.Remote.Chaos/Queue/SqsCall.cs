using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>A request of the SQS JSON protocol, as far as the proxy needs to understand it.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Who">The process that asks: each signs with its own name.</param>
/// <param name="Operation">The operation, such as <c>SendMessageBatch</c>.</param>
/// <param name="Bytes">The body.</param>
internal sealed record SqsCall(long Number, string Who, string Operation, byte[] Bytes)
{
    private const string Target = "AmazonSQS.";
    private const string Credential = "Credential=";

    public DateTimeOffset At { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The body; <see langword="null"/> where the proxy has no need of it.</summary>
    public JsonObject? Body { get; } = IsAboutMessages(Operation) ? JsonNode.Parse(Bytes)!.AsObject() : null;

    /// <summary>The queue's name.</summary>
    public string Queue => ((string)Body!["QueueUrl"]!).Split('/')[^1];

    public bool IsBatch => Operation.EndsWith("Batch", StringComparison.Ordinal);

    /// <summary>What it says of each message: the entries of a batch, or itself.</summary>
    public IEnumerable<JsonObject> Messages => IsBatch ? Body!["Entries"]!.AsArray().Select(entry => entry!.AsObject()) : [Body!];

    public static async Task<SqsCall> ReadAsync(long number, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var operation = request.Headers["X-Amz-Target"].ToString();
        return new SqsCall(
            number,
            WhoSigned(request.Headers.Authorization.ToString()),
            operation.StartsWith(Target, StringComparison.Ordinal) ? operation[Target.Length..] : operation,
            body.ToArray());
    }

    /// <summary>The same with fewer entries.</summary>
    public SqsCall Without(IReadOnlyCollection<string> ids)
    {
        var body = Body!.DeepClone().AsObject();
        var entries = body["Entries"]!.AsArray();
        foreach (var entry in entries.Where(entry => ids.Contains((string)entry!["Id"]!)).ToList())
        {
            entries.Remove(entry);
        }

        return this with { Bytes = JsonSerializer.SerializeToUtf8Bytes(body) };
    }

    private static bool IsAboutMessages(string operation) => operation.Contains("Message", StringComparison.Ordinal);

    private static string WhoSigned(string authorization)
    {
        var begin = authorization.IndexOf(Credential, StringComparison.Ordinal);
        return begin < 0 ? "?" : authorization[(begin + Credential.Length)..].Split('/')[0];
    }
}
