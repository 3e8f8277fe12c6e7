namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the callers call: a version later, with a method that no worker knows yet.</summary>
#pragma warning disable AR0004 // Another version of one contract, as in a rolling deployment: the queue is the same.
[RemoteQueue(IEcho.QueueName)]
public interface INewerEcho
{
    Task<string> Echo(string text);

    Task<string> Shout(string text, CancellationToken cancellationToken);
}
