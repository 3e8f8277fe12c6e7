using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A value that the signature of a remote method carries.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameter">The parameter, a progress included; <see langword="null"/>: it is the result.</param>
/// <param name="Type">What travels of it.</param>
internal readonly record struct SignatureValue(IMethodSymbol Method, IParameterSymbol? Parameter, ITypeSymbol Type)
{
    public string Path => Parameter?.Name ?? "result";

    /// <summary>Whether the type depends on what is put in for the parameters of a generic contract.</summary>
    public bool IsOpen => TypeArguments.IsTypeParameterInside(Parameter?.OriginalDefinition.Type ?? Method.OriginalDefinition.ReturnType);

    /// <summary>The values of a method, those of a generic contract only where their types are known.</summary>
    public static IEnumerable<SignatureValue> Of(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
        {
            yield break;
        }

        if (Inside(method.ReturnType) is { } result && !TypeArguments.IsTypeParameterInside(result))
        {
            yield return new(method, null, result);
        }

        foreach (var parameter in method.Parameters)
        {
            var type = KnownTypes.Is(parameter.Type, "System.IProgress`1") ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type;
            if (parameter.RefKind == RefKind.None && !MethodReader.IsToken(type) && !TypeArguments.IsTypeParameterInside(type))
            {
                yield return new(method, parameter, type);
            }
        }
    }

    // Nothing travels of a task without a result, nor of what is no task.
    private static ITypeSymbol? Inside(ITypeSymbol type) => KnownTypes.MetadataName(type) is "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1"
        ? ((INamedTypeSymbol)type).TypeArguments[0]
        : null;
}
