using System.CommandLine;
using System.CommandLine.Parsing;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.Iam;

/// <summary><c>arthropod iam</c>: prints the least policy with which callers or workers can do their work.</summary>
internal static class IamCommand
{
    private static readonly Option<bool> Caller = new("--caller") { Description = "The policy of processes that call." };

    private static readonly Option<bool> Worker = new("--worker") { Description = "The policy of processes that serve. Together with --caller: of those that do both." };

    private static readonly Option<string> Prefix = new("--prefix")
    {
        Description = "The prefix that the application configures (Arthropod:Prefix).",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string[]> Queues = new("--queue")
    {
        Description = "A contract's queue, as [RemoteQueue] names it; may be given several times. Default: all with the prefix.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<Provisioning> Provision = new("--provisioning")
    {
        Description = "What the application configures (Arthropod:Provisioning).",
        DefaultValueFactory = _ => Provisioning.Create,
    };

    private static readonly Option<string> Account = new("--account") { Description = "The account's number.", DefaultValueFactory = _ => "*" };

    private static readonly Option<string> Region = new("--region") { Description = "The region.", DefaultValueFactory = _ => "*" };

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("iam", "Prints the least IAM policy that works.")
        {
            Caller, Worker, Prefix, Queues, Provision, Account, Region,
        };
        command.Validators.Add(CheckRole);
        command.Validators.Add(CheckQueues);
        Prefix.Validators.Add(CheckPrefix);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var scope = new QueueScope(parsed.GetRequiredValue(Prefix), parsed.GetValue(Queues)!, parsed.GetValue(Provision));
        var statements = new List<IamStatement>();
        if (parsed.GetValue(Caller))
        {
            statements.AddRange(CallerPolicy.Statements(scope));
        }

        if (parsed.GetValue(Worker))
        {
            statements.AddRange(WorkerPolicy.Statements(scope));
        }

        if (scope is { Prefix: "", Queues: [] })
        {
            parsed.InvocationConfiguration.Error.WriteLine(
                "warning: without a prefix this policy covers all queues of the account. Give --queue for each contract, or configure a prefix.");
        }

        parsed.InvocationConfiguration.Output.WriteLine(PolicyDocument.Write(statements, parsed.GetValue(Region)!, parsed.GetValue(Account)!));
        return 0;
    }

    private static void CheckRole(CommandResult result)
    {
        if (!result.GetValue(Caller) && !result.GetValue(Worker))
        {
            result.AddError("Whose policy? Give --caller, --worker, or both.");
        }
    }

    private static void CheckQueues(CommandResult result)
    {
        foreach (var queue in result.GetValue(Queues) ?? [])
        {
            if (QueueNames.FindFault(result.GetValue(Prefix) ?? "", queue) is { } fault)
            {
                result.AddError(fault);
            }
        }
    }

    private static void CheckPrefix(OptionResult result)
    {
        if (QueueNames.FindPrefixFault(result.GetValueOrDefault<string>() ?? "") is { } fault)
        {
            result.AddError(fault);
        }
    }
}
