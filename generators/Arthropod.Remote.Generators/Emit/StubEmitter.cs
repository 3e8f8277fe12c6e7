using Arthropod.Remote.Generators.Contracts;
using Arthropod.Remote.Generators.Diagnostics;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>A member that cannot be called remotely: it says why when it is called all the same.</summary>
internal static class StubEmitter
{
    public static void Emit(SourceWriter writer, StubModel stub)
    {
        var message = stub.Problem is { } problem
            ? Rules.Message(problem, stub.Arguments)
            : "The types of this member did not compile.";
        var body = $"throw new global::System.NotSupportedException({Literals.Text(message)});";
        writer.Open(stub.Signature);
        if (stub.Accessors.Count == 0)
        {
            writer.Line(body);
        }

        foreach (var accessor in stub.Accessors)
        {
            writer.Line($"{accessor} {{ {body} }}");
        }

        writer.Close();
    }
}
