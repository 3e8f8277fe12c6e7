using System.CommandLine;
using System.Runtime.InteropServices;
using Arthropod.Remote.Cli.DeadLetters;
using Arthropod.Remote.Cli.Iam;
using Arthropod.Remote.Cli.Local;
using Arthropod.Remote.Cli.Sweep;

var root = new RootCommand("The tool of Arthropod.Remote, typed remote calls over Amazon SQS.")
{
    LocalCommand.Create(),
    IamCommand.Create(),
    SweepCommand.Create(),
    DeadLettersCommand.Create(),
};

// Heeded here and not by the parser, which for a signal in the first moment of a command ends without the command.
using var stopping = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await root.Parse(args).InvokeAsync(invocation, stopping.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
