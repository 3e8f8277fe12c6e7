namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the callers call: a version later, with a method that no worker knows yet.</summary>
#pragma warning disable AR0004 // Two versions of a contract share a queue; elsewhere they are in builds of different days.
[RemoteQueue(IEcho.QueueName)]
#pragma warning restore AR0004
public interface INewerEcho
{
    Task<string> Echo(string text);

    Task<string> Shout(string text, CancellationToken cancellationToken);
}
