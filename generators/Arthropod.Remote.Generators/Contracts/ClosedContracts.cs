using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads the generic contracts that an assembly closes with <c>[assembly: RemoteContract(typeof(...))]</c>.</summary>
internal static class ClosedContracts
{
    /// <returns>What was found; <see langword="null"/>: nothing to do, or the compiler has said what is wrong.</returns>
    public static ContractReading? Read(AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Argument(attribute) is not { } argument)
        {
            return null;
        }

        var place = Places.Argument(attribute, compilation.Assembly, named: null);
        if (TypeOf(attribute) is not { } type)
        {
            return Nothing(ProblemKind.NothingToClose, place, argument);
        }

        if (!TypeConstraints.AreMet(type, compilation))
        {
            return null;
        }

        if (First(type, compilation.Assembly) is { } first && !IsSame(first, attribute))
        {
            return string.Equals(QueueName(first), QueueName(attribute), StringComparison.Ordinal)
                ? null
                : Nothing(ProblemKind.ClosedTwice, place, type);
        }

        var queue = Attributes.Find(type, Attributes.RemoteQueue)!;
        return ContractReader.ReadClosed(type, queue, attribute, compilation, cancellationToken);
    }

    /// <summary>The contract that an attribute closes; <see langword="null"/>: what it names cannot be closed.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        Argument(attribute) is { TypeKind: TypeKind.Interface } type && TypeArguments.IsGeneric(type) && !TypeArguments.IsUnbound(type) &&
        Attributes.Find(type, Attributes.RemoteQueue) is not null
            ? type
            : null;

    /// <summary>The queue of a contract that an attribute closes.</summary>
    public static string QueueNameOf(INamedTypeSymbol type, AttributeData attribute) => QueueName(attribute) ??
        TypeArguments.Fill(Attributes.FirstArgument(Attributes.Find(type, Attributes.RemoteQueue)) as string ?? "", type);

    /// <summary>What an attribute says of the queue; <see langword="null"/>: nothing.</summary>
    public static string? QueueName(AttributeData attribute) => Attributes.Named(attribute, "QueueName") as string;

    /// <summary>The attribute of an assembly that closes a contract; of several the one that counts.</summary>
    public static AttributeData? First(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        assembly.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { } attributeClass && KnownTypes.Is(attributeClass, Attributes.RemoteContract) &&
            Argument(attribute) is { } argument && TypeArguments.AreSame(argument, type));

    private static INamedTypeSymbol? Argument(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Kind == TypedConstantKind.Type
            ? arguments[0].Value as INamedTypeSymbol is { TypeKind: not TypeKind.Error } type ? type : null
            : null;

    private static bool IsSame(AttributeData left, AttributeData right) =>
        left.ApplicationSyntaxReference is { } one && right.ApplicationSyntaxReference is { } other &&
        one.SyntaxTree == other.SyntaxTree && one.Span == other.Span;

    private static ContractReading Nothing(ProblemKind kind, Location place, INamedTypeSymbol type) => new(
        null, default, ImmutableArray.Create(new Problem(kind, place, new[] { type.ToDisplayString(Names.Display) }.ToEquatableArray())));
}
