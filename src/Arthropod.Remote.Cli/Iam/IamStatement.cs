namespace Arthropod.Remote.Cli.Iam;

/// <summary>What may be done with which queues.</summary>
/// <param name="Sid">The statement's name: letters and digits.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Queues">The queues' names, with stars.</param>
internal sealed record IamStatement(string Sid, IEnumerable<string> Actions, IReadOnlyList<string> Queues)
{
    /// <summary>For actions that concern no single queue; IAM then takes nothing but a star. (Service Authorization Reference, Amazon SQS.)</summary>
    public static IReadOnlyList<string> AllResources { get; } = ["*"];
}
