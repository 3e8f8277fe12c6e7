using Arthropod.Remote.Generators.Tests.World;
using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>A caller and a worker that were built from different versions of a contract.</summary>
public sealed class Contracts_of_different_ages_Tests
{
    private const string Newer = """
        [RemoteQueue("q")]
        public interface IThing
        {
            Task<string> Join(int a, IProgress<int>? progress, string b = "b", double c = double.NegativeInfinity, params int[] d);
        }

        public class Thing : IThing
        {
            public Task<string> Join(int a, IProgress<int>? progress, string b, double c, int[] d) =>
                Task.FromResult(FormattableString.Invariant($"{a} {b} {c} {d.Length}"));
        }

        public static class Scenario
        {
            public static Task<string?> Run(Func<Type, object, object> connect) =>
                ((IThing)connect(typeof(IThing), new Thing())).Join(1, null)!;
        }
        """;

    [Theory]
    [InlineData(new byte[] { 0x91, 7 }, "7 b -Infinity 0")]
    [InlineData(new byte[] { 0x92, 7, 0xA1, (byte)'x' }, "7 x -Infinity 0")]
    [InlineData(new byte[] { 0x96, 7, 0xA1, (byte)'x', 3, 0x91, 1, 0x81, 1, 0x91, 2, 0xC0 }, "7 x 3 1")]
    public async Task Missing_arguments_take_their_defaults_and_surplus_ones_are_skipped(byte[] arguments, string expected)
    {
        using var program = new Program(Source.Compile(Newer)) { ArgumentsInstead = arguments };

        Assert.Equal(expected, await program.RunAsync());
    }

    [Theory]
    [InlineData("params List<string> names")]
    [InlineData("params IReadOnlyCollection<string> names")]
    public async Task A_missing_params_collection_is_empty(string parameter)
    {
        using var program = new Program(Source.Compile($$"""
            [RemoteQueue("q")] public interface IThing { Task<int> Count({{parameter}}); }
            public class Thing : IThing { public Task<int> Count({{parameter}}) => Task.FromResult(names.Count); }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    return $"{await thing.Count("a")}";
                }
            }
            """)) { ArgumentsInstead = [0x90] };

        Assert.Equal("0", await program.RunAsync());
    }

    [Fact]
    public async Task A_missing_argument_without_a_default_is_an_error_that_names_it()
    {
        using var program = new Program(Source.Compile(Newer)) { ArgumentsInstead = [0x90] };

        var error = await Assert.ThrowsAsync<InvocationException>(program.RunAsync);

        Assert.Equal(ServerErrorKind.UnreadableArguments, error.Kind);
        Assert.IsType<RemoteSerializationException>(error.InnerException);
        Assert.StartsWith("The argument 'a' of IThing.Join is missing", error.Message, StringComparison.Ordinal);
    }
}
