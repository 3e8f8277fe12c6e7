using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

/// <summary>What travels of an exception has bounds, whatever the exception is made of.</summary>
public sealed class ServerErrorsTests
{
    private const int MostErrors = 50;

    [Fact]
    public void Shared_inner_errors_ten_wide_and_eight_deep_travel_as_a_few()
    {
        var error = ServerErrors.From(Shared(wide: 10, deep: 8), withDetails: true);

        Assert.Equal(MostErrors, Count(error));
        Assert.Equal("System.AggregateException", error.TypeName);
        Assert.Equal("10 errors occurred, which hold too many others to be told here.", error.Message);
    }

    [Fact]
    public void A_few_inner_errors_travel_whole_and_are_named_in_the_message()
    {
        var error = ServerErrors.From(Shared(wide: 6, deep: 2), withDetails: true);

        Assert.Equal(1 + 6 + 36, Count(error));
        Assert.Contains("the innermost", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_ten_inner_errors_of_one_and_more_than_eight_levels_are_left_out()
    {
        Assert.Equal(1 + 10, Count(ServerErrors.From(Shared(wide: 20, deep: 1), withDetails: true)));
        Assert.Equal(1 + 8, Count(ServerErrors.From(Shared(wide: 1, deep: 20), withDetails: true)));
    }

    [Fact]
    public void The_messages_of_all_errors_together_have_a_bound()
    {
        var error = ServerErrors.From(
            new AggregateException(Enumerable.Range(0, 10).Select(static _ => new FormatException(new string('x', 100_000)))), withDetails: true);

        Assert.Equal(32_000, error.Message.Length);
        Assert.InRange(Characters(error), 190_000, 200_000);
    }

    [Fact]
    public async Task The_log_is_spared_an_exception_without_end_too()
    {
        await using var world = new World();
        world.Server(new Script(static _ => throw Shared(wide: 10, deep: 8)));

        var exception = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));

        var logged = world.Log.Of(2004).Single().Exception!;
        Assert.Equal($"System.AggregateException: {exception.Message}", logged.Message);
        Assert.Null(logged.InnerException);
    }

    private static Exception Shared(int wide, int deep)
    {
        Exception exception = new FormatException("the innermost");
        for (var level = 0; level < deep; level++)
        {
            exception = new AggregateException("level", Enumerable.Repeat(exception, wide));
        }

        return exception;
    }

    private static int Count(ServerError error) => 1 + error.InnerErrors.Sum(Count);

    private static int Characters(ServerError error) =>
        error.TypeName.Length + error.Message.Length + (error.StackTrace?.Length ?? 0) + error.InnerErrors.Sum(Characters);
}
