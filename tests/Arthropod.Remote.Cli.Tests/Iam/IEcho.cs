namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the workers serve.</summary>
[RemoteQueue(QueueName)]
public interface IEcho
{
    const string QueueName = "echo";

    // With a visibility of its own, so that the lease is changed as soon as it is taken.
    [RemoteMethod(Visibility = "00:00:30")]
    Task<string> Echo(string text);
}
