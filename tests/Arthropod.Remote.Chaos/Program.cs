using System.CommandLine;
using Arthropod.Remote.Chaos.Fuzz;
using Arthropod.Remote.Chaos.Processes;
using Arthropod.Remote.Chaos.Running;
using Arthropod.Remote.Chaos.Soak;

var root = new RootCommand("Real processes around a queue that fails, killed and suspended; and the account of what became of each call.")
{
    FuzzCommand.Create(),
    ProcessCommands.Server(),
    ProcessCommands.Client(),
    SoakCommand.Create(),
};
foreach (var process in SoakCommand.Processes())
{
    root.Add(process);
}

RunCommand.AddTo(root);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
