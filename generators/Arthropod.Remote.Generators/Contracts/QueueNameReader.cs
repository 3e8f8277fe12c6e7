using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads the name of a contract's queue, and what is wrong with it.</summary>
internal sealed class QueueNameReader(INamedTypeSymbol contract, ContractProblems problems)
{
    public string Read(AttributeData attribute)
    {
        var name = Attributes.FirstArgument(attribute) as string;
        var filled = name is null ? null : TypeArguments.Fill(name, contract);
        if (attribute.ConstructorArguments.Length > 0 && Wording.QueueNameProblem(filled) is { } kind)
        {
            Report(kind, Places.Argument(attribute, contract, named: null), contract.Name, name ?? "");
        }

        return name ?? "";
    }

    /// <summary>The queue of a generic contract that an attribute closes.</summary>
    public string ReadClosed(AttributeData queue, AttributeData closing, Location closedAt)
    {
        var given = ClosedContracts.QueueName(closing);
        var template = Attributes.FirstArgument(queue) as string ?? "";
        var display = contract.ToDisplayString(Names.Display);
        if (given is null && !TypeArguments.AreAllNamedIn(template, contract))
        {
            Report(ProblemKind.NoPlaceForTypeArguments, closedAt, display, template);
        }

        var name = ClosedContracts.QueueNameOf(contract, closing);
        if (Wording.QueueNameProblem(name) is { } kind)
        {
            Report(kind, given is null ? closedAt : Places.Argument(closing, contract, "QueueName"), display, name);
        }

        return name;
    }

    private void Report(ProblemKind kind, Location place, params string[] arguments) => problems.Add(new(kind, place, arguments.ToEquatableArray()));
}
