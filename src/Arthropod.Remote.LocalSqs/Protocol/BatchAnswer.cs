using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>Writes a batch's two lists: entries are tried in their order, and each ends up in exactly one of them.</summary>
internal sealed class BatchAnswer(Utf8JsonWriter json)
{
    private List<(string Id, SqsException Error)>? _failed;
    private bool _anySuccess;

    public void Succeeded(string id)
    {
        BeginSuccess(id);
        EndSuccess();
    }

    /// <summary>Opens the entry's object, for fields that follow; to be closed by <see cref="EndSuccess"/>.</summary>
    public void BeginSuccess(string id)
    {
        if (!_anySuccess)
        {
            _anySuccess = true;
            json.WriteStartArray("Successful"u8);
        }

        json.WriteStartObject();
        json.WriteString("Id"u8, id);
    }

    public void EndSuccess() => json.WriteEndObject();

    public void Failed(string id, SqsException error) => (_failed ??= []).Add((id, error));

    public void Complete()
    {
        if (_anySuccess)
        {
            json.WriteEndArray();
        }

        if (_failed is null)
        {
            return;
        }

        json.WriteStartArray("Failed"u8);
        foreach (var (id, error) in _failed)
        {
            json.WriteStartObject();
            json.WriteString("Id"u8, id);
            json.WriteString("Code"u8, ErrorNames.Code(error.Fault));
            json.WriteString("Message"u8, error.Message);
            json.WriteBoolean("SenderFault"u8, value: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
