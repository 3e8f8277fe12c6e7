namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the callers call: a version later, with a method that no worker knows yet.</summary>
[RemoteQueue(IEcho.QueueName)]
public interface INewerEcho
{
    Task<string> Echo(string text);

    Task<string> Shout(string text, CancellationToken cancellationToken);
}
