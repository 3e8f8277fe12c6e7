namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the workers serve.</summary>
[RemoteQueue(QueueName)]
public interface IEcho
{
    const string QueueName = "echo";

    Task<string> Echo(string text);
}
