using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0200 to AR0299: what can be wrong with the values that a contract carries.</summary>
internal static class ValueRules
{
    public static readonly DiagnosticDescriptor UntypedValue = new(
        "AR0201",
        "Values have a type that is known",
        "'{1}' of '{0}' cannot travel: '{2}' says nothing of what it holds, and the worker never chooses a type by what a message says; use the type itself",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0201.md");

    public static readonly DiagnosticDescriptor AbstractValue = new(
        "AR0202",
        "Values are of concrete types",
        "'{1}' of '{0}' cannot travel: '{2}' is an interface or an abstract class, and the worker cannot know which type to create; use a concrete type, or list the cases of a type of your own with [Union]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0202.md");

    public static readonly DiagnosticDescriptor DelegateValue = new(
        "AR0203",
        "Code does not travel",
        "'{1}' of '{0}' cannot travel: '{2}' is code, and code stays in its process; send the data that it works on, or report through an IProgress<T> parameter",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0203.md");

    public static readonly DiagnosticDescriptor StreamValue = new(
        "AR0204",
        "Streams do not travel yet",
        "'{1}' of '{0}' cannot travel: '{2}' is a stream; send small contents as byte[], and of large ones a Uri where the worker finds them",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0204.md");

    public static readonly DiagnosticDescriptor NoUsableConstructor = new(
        "AR0205",
        "Plain types need a usable constructor",
        "'{1}' of '{0}' cannot travel: '{2}' has no public constructor whose parameters {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0205.md");

    public static readonly DiagnosticDescriptor ByReferenceLikeValue = new(
        "AR0206",
        "Pointers and spans do not travel",
        "'{1}' of '{0}' cannot travel: '{2}' points into the memory of its process; use an array",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0206.md");

    public static readonly DiagnosticDescriptor UnsupportedValue = new(
        "AR0208",
        "The type has no encoding",
        "'{1}' of '{0}' cannot travel: there is no encoding for '{2}'; {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0208.md");

    public static readonly DiagnosticDescriptor UnsupportedCollection = new(
        "AR0209",
        "The collection cannot be created and filled",
        "'{1}' of '{0}' cannot travel: '{2}' is a collection {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0209.md");

    public static readonly DiagnosticDescriptor EndlessValue = new(
        "AR0210",
        "The type contains itself with ever longer type arguments",
        "'{1}' of '{0}' cannot travel: '{2}' contains itself without end, as a generic type with other arguments or as a collection of itself; use a plain type that is not generic there",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0210.md");

    public static readonly DiagnosticDescriptor KeyMissing = new(
        "AR0211",
        "Members of an attributed type have a key",
        "'{1}' of '{0}' cannot travel: the member '{3}' of '{2}' has no usable key; mark it with [Key(n)], in a data contract with [DataMember(Order = n)], n from 0 to 10000 or everywhere a text, or with [IgnoreMember]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0211.md");

    public static readonly DiagnosticDescriptor KeyDoubled = new(
        "AR0212",
        "Members have distinct keys",
        "'{1}' of '{0}' cannot travel: two members of '{2}' have the key '{3}'; give one of them another key",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0212.md");

    public static readonly DiagnosticDescriptor HiddenInitializer = new(
        "AR0213",
        "A hidden member is set outside of initializers",
        "'{1}' of '{0}' cannot travel: the member '{3}' that '{2}' inherits is hidden by another of that name, and can only be set in an initializer, which no longer reaches it; give it a set accessor, or mark it with [IgnoreMember]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0213.md");

    public static readonly DiagnosticDescriptor NothingTravels = new(
        "AR0214",
        "A plain type has a member that travels",
        "'{1}' of '{0}' cannot travel: no member of '{2}' can be set, so that nothing of it would arrive; give it public set or init accessors or a constructor that takes them, or send the data as a type of your own",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0214.md");

    public static readonly DiagnosticDescriptor FormatterMismatch = new(
        "AR0220",
        "A formatter fits its type",
        "'{1}' of '{0}' cannot travel: the formatter '{3}' that is registered for '{2}' is no concrete type that implements IRemoteFormatter<{2}>; implement it, or register another",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0220.md");

    public static readonly DiagnosticDescriptor ForeignFormatter = new(
        "AR0221",
        "A MessagePack formatter is used where it is asked for",
        "'{1}' of '{0}' cannot travel: '{2}' is marked with the MessagePack formatter '{3}', which may need reflection; mark it with [RemoteFormatter(typeof(MessagePackFormatterBridge<{2}, {3}>))] to use it all the same, or write an IRemoteFormatter<{2}>",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0221.md");

    public static readonly DiagnosticDescriptor UnionDoubled = new(
        "AR0222",
        "The cases of a union are distinct",
        "'{1}' of '{0}' cannot travel: the union '{2}' lists {3} twice; give each case a number and a type of its own",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0222.md");

    public static readonly DiagnosticDescriptor UnionMismatch = new(
        "AR0223",
        "The cases of a union are of its type",
        "'{1}' of '{0}' cannot travel: '{3}' is listed as a case of the union '{2}', but does not implement or derive from it; correct the list or the type",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0223.md");

    public static readonly DiagnosticDescriptor UnreachableMember = new(
        "AR0224",
        "Hidden members are of types of one's own",
        "'{1}' of '{0}' cannot travel: '{3}' of '{2}' is not visible to generated code, which only reaches past that in types of its own assembly; make it internal or public, or leave it out with [IgnoreMember]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0224.md");

    public static readonly DiagnosticDescriptor FormatterDoubled = new(
        "AR0230",
        "A type has one formatter",
        "'{1}' of '{0}' cannot travel: two formatters are registered for '{2}', {3}; remove one [assembly: RemoteFormatter]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0230.md");
}
