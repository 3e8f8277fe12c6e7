using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds out how a type's serialization callbacks are called, so that they do what they do in MessagePack-CSharp.</summary>
internal static class Callbacks
{
    private const string Receiver = "MessagePack.IMessagePackSerializationCallbackReceiver";

    public static CallbackStyle Of(INamedTypeSymbol type)
    {
        if (type.AllInterfaces.FirstOrDefault(i => KnownTypes.Is(i, Receiver)) is not { } receiver)
        {
            return CallbackStyle.None;
        }

        // Through its interface a struct is copied, and what the callback changes is lost, there as here.
        var isPublic = receiver.GetMembers().All(
            member => type.FindImplementationForInterfaceMember(member) is { DeclaredAccessibility: Accessibility.Public });
        return type.IsValueType && isPublic ? CallbackStyle.Direct : CallbackStyle.Interface;
    }
}
