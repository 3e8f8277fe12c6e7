using System.CommandLine;
using Arthropod.Remote.Chaos.Processes;

var root = new RootCommand("Servers and callers of Arthropod.Remote as real processes, and what each says of its calls.")
{
    ProcessCommands.Server(),
    ProcessCommands.Client(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
