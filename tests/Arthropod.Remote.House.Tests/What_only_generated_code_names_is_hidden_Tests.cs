using System.ComponentModel;
using System.Reflection;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Serialization.Formatters;

namespace Arthropod.Remote.House.Tests;

/// <summary>
/// Generated code names public types that people never do. They stay out of IntelliSense's way, so that what it shows is
/// what there is to use.
/// </summary>
public sealed class What_only_generated_code_names_is_hidden_Tests
{
    private const string Invocation = "Arthropod.Remote.Invocation";
    private const string Serialization = "Arthropod.Remote.Serialization";

    // What a formatter written by hand is, and what is named to use one that was written for MessagePack-CSharp.
    private static readonly Type[] NamedByPeople = [typeof(IRemoteFormatter<>), typeof(MessagePackFormatterBridge<,>), typeof(MessagePackResolverBridge<,>)];

    [Fact]
    public void IntelliSense_shows_of_invocation_and_serialization_only_what_people_name()
    {
        var shown = typeof(RemoteQueueAttribute).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is { } name && (IsIn(name, Invocation) || IsIn(name, Serialization)))
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never);

        Assert.Equal(NamedByPeople.Select(type => type.Name).Order(StringComparer.Ordinal), shown.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static bool IsIn(string name, string parent) => name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);
}
