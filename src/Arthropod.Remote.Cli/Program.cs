using System.CommandLine;
using Arthropod.Remote.Cli.Iam;
using Arthropod.Remote.Cli.Local;
using Arthropod.Remote.Cli.Sweep;

var root = new RootCommand("The tool of Arthropod.Remote, typed remote calls over Amazon SQS.")
{
    LocalCommand.Create(),
    IamCommand.Create(),
    SweepCommand.Create(),
};

// Longer than the local server takes to stop, so that the exit code says how it ended and not that it was hurried.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
return await root.Parse(args).InvokeAsync(invocation);
