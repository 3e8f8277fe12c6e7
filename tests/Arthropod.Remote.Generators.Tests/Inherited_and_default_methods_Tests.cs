using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>What interfaces can inherit, and what they can say with a body.</summary>
public sealed class Inherited_and_default_methods_Tests
{
    [Fact]
    public async Task A_method_that_is_inherited_on_several_ways_is_there_once()
    {
        using var program = new Program(Source.Compile("""
            public interface IRoot { Task<string> Name(int x); }
            public interface ILeft : IRoot { Task<string> Left(); }
            [RemoteQueue("right")] public interface IRight : IRoot { Task<string> Right(); }
            public interface IStore<T> { Task<T> Keep(T value); }
            [RemoteQueue("q")] public interface IThing : ILeft, IRight, IStore<List<int>> { }

            public class Thing : IThing
            {
                public Task<string> Name(int x) => Task.FromResult("name" + x);
                public Task<string> Left() => Task.FromResult("left");
                public Task<string> Right() => Task.FromResult("right");
                public Task<List<int>> Keep(List<int> value) => Task.FromResult(value);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    var right = (IRight)connect(typeof(IRight), new Thing());
                    return $"{await thing.Name(1)} {await thing.Left()} {await thing.Right()} {(await thing.Keep([1, 2])).Count} {await right.Name(2)} {await right.Right()}";
                }
            }
            """));

        Assert.Equal("name1 left right 2 name2 right", await program.RunAsync());
        Assert.Equal(["Name", "Left", "Right", "Keep"], program.Loopbacks[0].Sent.Select(call => call.Method));
        Assert.Equal(["Name", "Right"], program.Loopbacks[1].Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task A_method_that_unrelated_bases_and_the_contract_declare_alike_is_one()
    {
        using var program = new Program(Source.Compile("""
            public interface ILeft { Task<string> Name(int x); [RemoteMethod(Name = "Name.text")] Task<string> Name(string x); }
            public interface IRight { Task<string> Name(int y); Task<int> Count(); }
            [RemoteQueue("q")] public interface IThing : ILeft, IRight { new Task<int> Count(); }

            public class Thing : IThing
            {
                public Task<string> Name(int x) => Task.FromResult("name" + x);
                public Task<string> Name(string x) => Task.FromResult("text" + x);
                public Task<int> Count() => Task.FromResult(7);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    ILeft left = thing;
                    IRight right = thing;
                    return $"{await left.Name(1)} {await right.Name(2)} {await left.Name("3")} {await thing.Count()} {await right.Count()}";
                }
            }
            """));

        Assert.Equal("name1 name2 text3 7 7", await program.RunAsync());
        Assert.Equal(["Name", "Name", "Name.text", "Count", "Count"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task What_has_a_body_runs_at_the_caller_and_may_call_what_has_none()
    {
        using var program = new Program(Source.Compile("""
            public interface IBase
            {
                Task<int> Add(int x, int y);
                Task<string> Say() => Task.FromResult("base");
                Task<string> Hidden() => Task.FromResult("hidden");
            }

            [RemoteQueue("q")]
            public interface IThing : IBase
            {
                Task<string> IBase.Say() => Task.FromResult("thing");
                async Task<int> Twice(int x) => await Sum(x, x);
                private async Task<int> Sum(int x, int y) => await Add(x, y);
                int Computed => 5;
            }

            public class Thing : IThing
            {
                public Task<int> Add(int x, int y) => Task.FromResult(x + y);
                public Task<int> Twice(int x) => throw new InvalidOperationException("at the worker");
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    return $"{await thing.Twice(4)} {await thing.Say()} {await thing.Hidden()} {thing.Computed}";
                }
            }
            """));

        Assert.Equal("8 thing hidden 5", await program.RunAsync());
        Assert.Equal(["Add"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task A_body_that_is_taken_back_or_given_twice_leaves_the_method_remote()
    {
        using var program = new Program(Source.Compile("""
            public interface IBase { Task<int> One() => Task.FromResult(-1); Task<int> Two() => Task.FromResult(-2); }
            public interface ILeft : IBase { Task<int> IBase.Two() => Task.FromResult(-3); }
            public interface IRight : IBase { Task<int> IBase.Two() => Task.FromResult(-4); }

            [RemoteQueue("q")]
            public interface IThing : ILeft, IRight { abstract Task<int> IBase.One(); }

            public class Thing : IThing
            {
                public Task<int> One() => Task.FromResult(1);
                public Task<int> Two() => Task.FromResult(2);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    return $"{await thing.One()} {await thing.Two()}";
                }
            }
            """));

        Assert.Equal("1 2", await program.RunAsync());
        Assert.Equal(["One", "Two"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Theory]
    [InlineData("Task<string> A(int x); [RemoteMethod(Name = \"A.text\")] Task<string> A(string x);")]
    [InlineData("[RemoteMethod(Name = \"A.text\")] Task<string> A(string x); Task<string> A(int x);")]
    public async Task Overloads_keep_their_wire_names_whatever_their_order(string methods)
    {
        using var program = new Program(Source.Compile($$"""
            [RemoteQueue("q")] public interface IThing { {{methods}} }

            public class Thing : IThing
            {
                public Task<string> A(int x) => Task.FromResult("number " + x);
                public Task<string> A(string x) => Task.FromResult("text " + x);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    return $"{await thing.A(1)} {await thing.A("2")}";
                }
            }
            """));

        Assert.Equal("number 1 text 2", await program.RunAsync());
        Assert.Equal(["A", "A.text"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task Default_values_and_params_are_those_of_the_contract()
    {
        var result = await Program.RunAsync("""
            [RemoteQueue("q")]
            public interface IThing
            {
                Task<string> A(int x = 5, string text = "default", params string[] more);
                Task<int> B(params IEnumerable<int> numbers);
            }

            public class Thing : IThing
            {
                public Task<string> A(int x = 6, string text = "other", params string[] more) => Task.FromResult($"{x} {text} {more.Length}");
                public Task<int> B(IEnumerable<int> numbers) => Task.FromResult(numbers.Sum());
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    return $"{await thing.A()} {await thing.A(1, "t", "a", "b")} {await thing.B(1, 2, 3)}";
                }
            }
            """);

        Assert.Equal("5 default 0 1 t 2 6", result);
    }

    [Fact]
    public async Task Options_reach_a_proxy_through_a_contract_that_it_inherits()
    {
        using var program = new Program(Source.Compile("""
            [RemoteQueue("base")] public interface IBase { Task A(); }
            [RemoteQueue("q")] public interface IThing : IBase { Task B() => A(); }
            public class Thing : IThing { public Task A() => Task.CompletedTask; }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    IBase thing = (IThing)connect(typeof(IThing), new Thing());
                    var other = thing.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(3) });
                    await other.A();
                    await ((IThing)other).B();
                    return null;
                }
            }
            """));

        await program.RunAsync();

        Assert.Equal([3, 3], program.Loopbacks.Single().Options.Select(options => options?.Timeout?.TotalSeconds));
    }
}
