using System.CommandLine;
using System.CommandLine.Parsing;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Cli.Queues;

/// <summary>
/// What the commands share that work on queues: the transport as <c>UseSqs()</c> makes it, the signing keys that the
/// applications have, and errors that a person can read.
/// </summary>
/// <param name="Transport">The queue service of the environment's AWS settings.</param>
/// <param name="Envelopes">Signs with the environment's keys, if it has any.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where complaints go.</param>
internal sealed record QueueTool(IQueueTransport Transport, Envelopes Envelopes, TextWriter Output, TextWriter Error)
{
    /// <summary>Where the keys are, as the applications' own configuration has it: a secret is in no command line.</summary>
    public const string KeysVariable = "Arthropod__SigningKeys__0";

    /// <summary>Runs a command to its exit code.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="stopped">What to say when a signal has ended it.</param>
    /// <param name="run">The command.</param>
    /// <param name="cancellationToken">The signal.</param>
    public static async Task<int> RunAsync(
        ParseResult parsed, string stopped, Func<QueueTool, Task<int>> run, CancellationToken cancellationToken)
    {
        var invocation = parsed.InvocationConfiguration;
        try
        {
            await using var services = new ServiceCollection().AddArthropod(remote => remote.UseSqs()).BuildServiceProvider();
            var transport = services.GetRequiredKeyedService<IQueueTransport>("");
            return await run(new QueueTool(transport, new Envelopes(ReadKeys(), () => transport.QueueTime), invocation.Output, invocation.Error));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await invocation.Error.WriteLineAsync(stopped);
            return 1;
        }
        catch (Exception exception) when (exception is RemoteException or InvalidOperationException or FormatException)
        {
            await invocation.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Adds the check of a prefix.</summary>
    public static void CheckPrefix(OptionResult result)
    {
        if (QueueNames.FindPrefixFault(result.GetValueOrDefault<string>() ?? "") is { } fault)
        {
            result.AddError(fault);
        }
    }

    private static List<SigningKey> ReadKeys() =>
    [
        .. new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Arthropod:SigningKeys").GetChildren()
            .Select(key => SigningKey.Parse(key.Value ?? "")),
    ];
}
