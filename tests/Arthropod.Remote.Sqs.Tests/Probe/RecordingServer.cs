using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arthropod.Remote.Sqs.Tests.Probe;

/// <summary>Speaks enough HTTP to write down who asked for what, and to answer.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly Func<string, (int Status, string Body)> _answer;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private readonly List<string> _requests = [];

    /// <summary>Starts on a free port.</summary>
    /// <param name="answer">From the request's head to the answer.</param>
    /// <param name="address">The address; by default 127.0.0.1.</param>
    public RecordingServer(Func<string, (int Status, string Body)> answer, IPAddress? address = null)
    {
        _answer = answer;
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>A server that knows no queue.</summary>
    public static RecordingServer WithoutQueues(IPAddress? address = null) => new(
        _ => (400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"none"}"""), address);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await ServeAsync(stream);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var received = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(received.ToString()))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return;
            }

            received.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        var head = received.ToString().Split("\r\n\r\n", 2)[0];
        lock (_requests)
        {
            _requests.Add(head);
        }

        var (status, body) = _answer(head);
        var answer = $"HTTP/1.1 {status} X\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);
    }

    private static bool IsWhole(string request)
    {
        var parts = request.Split("\r\n\r\n", 2);
        if (parts.Length < 2)
        {
            return false;
        }

        var length = parts[0].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null || parts[1].Length >= int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
