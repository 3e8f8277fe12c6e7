namespace Arthropod.Remote.Cli.Tests.Iam;

public sealed class Echo : IEcho
{
    Task<string> IEcho.Echo(string text) => Task.FromResult(text);
}
