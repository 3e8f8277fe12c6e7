using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Tests.Telemetry;

/// <summary>What an application's logger throws costs a line of its log and nothing else.</summary>
public sealed class LoggersThatThrowTests
{
    [Fact]
    public async Task An_exception_whose_text_cannot_be_made_reaches_the_caller_and_is_named_in_the_log()
    {
        await using var world = new World();
        Server(world, new Script(static _ => throw new WordlessException()), static exception => exception?.ToString());
        var client = world.Client();

        var exception = await Assert.ThrowsAsync<ServerErrorException>(
            () => world.Completes(client.Do("work"), TimeSpan.FromSeconds(10)));

        Assert.Equal(typeof(WordlessException).FullName, exception.RemoteTypeName);
        Assert.Contains(nameof(WordlessException), world.Log.Of(2004).Last().Exception!.Message, StringComparison.Ordinal);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_log_that_takes_nothing_ends_no_loop()
    {
        await using var world = new World();
        Server(world, Script.Echo(), static _ => throw new IOException("The disk is full."));
        var client = world.Node(
            remote => remote.AddClient<IWorker>(), services => AddLog(services, static _ => throw new IOException("The disk is full."))).Get<IWorker>();
        await world.Completes(client.Do("before"));

        world.Queue.On(RequestKind.Receive).Refuse(TransportError.AccessDenied, 4);
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("after", await world.Completes(client.Do("after"), TimeSpan.FromSeconds(10)));
    }

    private static void Server(World world, Script script, Action<Exception?> write) => world.Node(
        remote => remote.AddServer<IWorker, Worker>(),
        services => AddLog(services.AddSingleton(script), write)).Start();

    private static void AddLog(IServiceCollection services, Action<Exception?> write) =>
        services.AddLogging(logging => logging.AddProvider(new TreacherousLog(write)));

    private sealed class WordlessException : Exception
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class TreacherousLog(Action<Exception?> write) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            write(exception);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            null;

        public void Dispose()
        {
        }
    }
}
