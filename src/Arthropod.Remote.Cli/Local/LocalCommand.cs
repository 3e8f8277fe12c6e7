using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Arthropod.Remote.LocalSqs;

namespace Arthropod.Remote.Cli.Local;

/// <summary><c>arthropod local</c>: an SQS server on this machine, until Ctrl+C or SIGTERM.</summary>
internal static class LocalCommand
{
    private const int DefaultPort = 9324;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The TCP port to listen on; 0 takes a free one.",
            DefaultValueFactory = _ => DefaultPort,
        };
        port.Validators.Add(CheckPort);
        var bind = new Option<IPAddress>("--bind")
        {
            Description = "The address to listen on. Beyond loopback everybody who reaches the port may do everything.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = ParseAddress,
        };
        var command = new Command("local", "Runs an SQS server on this machine. What is in its queues is gone when it ends.") { port, bind };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LocalSqsServerOptions { Port = parsed.GetValue(port), Address = parsed.GetValue(bind)! },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LocalSqsServerOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await LocalSqsServer.StartAsync(options, cancellationToken);
            if (!IPAddress.IsLoopback(options.Address))
            {
                await error.WriteLineAsync(
                    $"warning: listening on {options.Address}. Anybody who reaches the port can read, write and delete all queues; nobody is asked for credentials.");
            }

            // Scripts wait for exactly this line.
            await output.WriteLineAsync($"listening on {server.Url.GetLeftPart(UriPartial.Authority)}");
            await output.FlushAsync(CancellationToken.None);
            await UntilCancelledAsync(cancellationToken);
            return 0;
        }
        catch (IOException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }

    private static void CheckPort(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            result.AddError($"--port is {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        }
    }

    private static IPAddress? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        result.AddError($"--bind is '{text}'. Give an IP address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0.");
        return null;
    }
}
