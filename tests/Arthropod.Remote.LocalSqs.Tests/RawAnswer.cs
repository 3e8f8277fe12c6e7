using System.Text;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>An answer as it comes over the wire.</summary>
internal sealed record RawAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<RawAnswer> PostAsync(HttpClient http, Uri url, string? operation, string json, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        if (operation is not null)
        {
            request.Headers.Add("X-Amz-Target", operation.Contains('.', StringComparison.Ordinal) ? operation : $"AmazonSQS.{operation}");
        }

        request.Headers.Host = host;
        using var response = await http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }
}
