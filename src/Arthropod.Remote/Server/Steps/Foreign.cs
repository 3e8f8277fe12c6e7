namespace Arthropod.Remote.Server.Steps;

/// <summary>What a stranger may have written.</summary>
internal static class Foreign
{
    private const int MaxQuoted = 200;

    /// <summary>A name, for a text: it may be as long as a message.</summary>
    public static string Quote(string name) => name.Length <= MaxQuoted ? name : $"{name[..MaxQuoted]}... ({name.Length:N0} characters)";
}
