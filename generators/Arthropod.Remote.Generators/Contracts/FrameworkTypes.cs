using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Types of .NET and of its extensions that stand for something in this process: a connection, a timer, a window. As plain
/// types their settings would travel, and nothing else.
/// </summary>
internal static class FrameworkTypes
{
    /// <summary>Whether a type is one of them, or derives from one. What must be disposed of is, and what shows nothing of itself.</summary>
    public static bool IsOfThisProcess(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (IsOfFramework(current))
            {
                return IsDisposable(current) || (IsSame(current, type) && (type.IsReferenceType || HeldState.IsIn(type)) && PlainMembers.Contractless(type).Count == 0);
            }
        }

        return false;
    }

    private static bool IsSame(INamedTypeSymbol left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool IsOfFramework(INamedTypeSymbol type) =>
        type.ContainingAssembly?.Identity is { PublicKeyToken.IsDefaultOrEmpty: false, Name: var name } &&
        (name is "System" or "mscorlib" or "netstandard" ||
            name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static bool IsDisposable(INamedTypeSymbol type) => type.AllInterfaces.Any(
        static i => i.SpecialType == SpecialType.System_IDisposable || KnownTypes.Is(i, "System.IAsyncDisposable"));
}
