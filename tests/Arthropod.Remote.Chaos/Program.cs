using System.CommandLine;
using Arthropod.Remote.Chaos.Fuzz;
using Arthropod.Remote.Chaos.Processes;
using Arthropod.Remote.Chaos.Running;

var root = new RootCommand("Real processes around a queue that fails, killed and suspended; and the account of what became of each call.")
{
    FuzzCommand.Create(),
    ProcessCommands.Server(),
    ProcessCommands.Client(),
};
RunCommand.AddTo(root);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
