using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Arthropod.Remote.Cli.Iam;

/// <summary>Writes a policy as IAM takes it.</summary>
internal static class PolicyDocument
{
    // The version of the policy language, not of the policy. (IAM User Guide, Version.)
    private const string LanguageVersion = "2012-10-17";

    /// <summary>Writes the policy.</summary>
    /// <param name="statements">What it allows.</param>
    /// <param name="region">The region, or a star.</param>
    /// <param name="account">The account's number, or a star.</param>
    /// <returns>JSON.</returns>
    public static string Write(IEnumerable<IamStatement> statements, string region, string account)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("Version", LanguageVersion);
            json.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                json.WriteStartObject();
                json.WriteString("Sid", statement.Sid);
                json.WriteString("Effect", "Allow");
                WriteArray(json, "Action", statement.Actions.Order(StringComparer.Ordinal));
                WriteArray(json, "Resource", ReferenceEquals(statement.Queues, IamStatement.AllResources)
                    ? statement.Queues
                    : statement.Queues.Select(queue => $"arn:{PartitionOf(region)}:sqs:{region}:{account}:{queue}"));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
