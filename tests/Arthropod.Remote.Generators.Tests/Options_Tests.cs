using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

public sealed class Options_Tests
{
    [Fact]
    public async Task Go_with_the_calls_of_the_proxy_that_they_return_and_add_to_those_set_before()
    {
        using var program = new Program(Source.Compile("""
            namespace Shop
            {
                [RemoteQueue("q")] public interface IThing { Task A(); }
                public class Thing : IThing { public Task A() => Task.CompletedTask; }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var plain = (Shop.IThing)connect(typeof(Shop.IThing), new Shop.Thing());
                    var first = Shop.IThingRemoteExtensions.WithOptions(plain, new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(1), IdempotencyKey = "first" });
                    var second = Shop.IThingRemoteExtensions.WithOptions(first, new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(2) });
                    await second.A();
                    await plain.A();
                    await first.A();
                    await second.A();
                    return null;
                }
            }
            """));

        await program.RunAsync();

        var options = program.Loopbacks.Single().Options;
        Assert.Equal([2, null, 1, 2], options.Select(option => option?.Timeout?.TotalSeconds));
        Assert.Equal(["first", null, "first", "first"], options.Select(option => option?.IdempotencyKey));
    }

    [Fact]
    public async Task Go_with_the_calls_of_a_derived_contract_that_is_seen_as_its_base()
    {
        using var program = new Program(Source.Compile("""
            [RemoteQueue("base")] public interface IBase { Task A(); }
            [RemoteQueue("derived")] public interface IDerived : IBase { Task B(); }
            public class Derived : IDerived { public Task A() => Task.CompletedTask; public Task B() => Task.CompletedTask; }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    IBase seenAsBase = (IDerived)connect(typeof(IDerived), new Derived());
                    var withOptions = seenAsBase.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(1) });
                    await withOptions.A();
                    await ((IDerived)withOptions).B();
                    await seenAsBase.A();
                    return null;
                }
            }
            """));

        await program.RunAsync();

        var loopback = program.Loopbacks.Single();
        Assert.Equal(["A", "B", "A"], loopback.Sent.Select(sent => sent.Method));
        Assert.Equal([1, 1, null], loopback.Options.Select(option => option?.Timeout?.TotalSeconds));
    }

    [Fact]
    public async Task Keep_the_type_of_a_derived_contract()
    {
        using var program = new Program(Source.Compile("""
            namespace Lib { [RemoteQueue("base")] public interface IBase { Task A(); } }
            namespace Shop
            {
                using Lib;
                [RemoteQueue("derived")] public interface IDerived : IBase { Task B(); }
                public class Derived : IDerived { public Task A() => Task.CompletedTask; public Task B() => Task.CompletedTask; }
                public static class User
                {
                    public static async Task Use(IDerived derived)
                    {
                        IDerived other = derived.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(1) });
                        await other.A();
                        await other.B();
                    }
                }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    await Shop.User.Use((Shop.IDerived)connect(typeof(Shop.IDerived), new Shop.Derived()));
                    return null;
                }
            }
            """));

        await program.RunAsync();

        Assert.Equal([1, 1], program.Loopbacks.Single().Options.Select(option => option?.Timeout?.TotalSeconds));
    }

    [Fact]
    public async Task Leave_an_object_that_is_no_proxy_as_it_is()
    {
        var result = await Program.RunAsync("""
            [RemoteQueue("q")] public interface IThing { Task A(); }
            public class Mock : IThing { public Task A() => Task.CompletedTask; }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    IThing mock = new Mock();
                    await mock.A();
                    return ReferenceEquals(mock, mock.WithOptions(new RemoteCallOptions())).ToString();
                }
            }
            """);

        Assert.Equal("True", result);
    }

    [Fact]
    public async Task Of_the_contract_and_its_methods_are_registered()
    {
        var result = await Program.RunAsync("""
            public interface IBase { [OneWay, RemoteMethod(MaxAttempts = 7)] Task B(); }

            [RemoteQueue("q", Timeout = "00:00:05", Visibility = "00:02:00", MaxAttempts = 4, Retry = RetryMode.OnError, Progress = ProgressMode.Latest)]
            public interface IThing : IBase
            {
                [RemoteMethod(Timeout = "infinite", Visibility = "00:00:01", Retry = RetryMode.Never, Progress = ProgressMode.All, Name = "z")] Task A();
            }
            public class Thing : IThing { public Task A() => Task.CompletedTask; public Task B() => Task.CompletedTask; }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var proxy = connect(typeof(IThing), new Thing());
                    var contract = (Arthropod.Remote.Invocation.RemoteContract)proxy.GetType().DeclaringType!
                        .GetField("Contract", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;
                    await Task.Yield();
                    return $"{contract.QueueName} {Settings(contract.Settings)}" +
                        string.Concat(contract.Methods.Select(m => $"; {m.Name} {Settings(m.Settings)} {m.IsOneWay}"));

                    static string Settings(RemoteSettingsAttribute? s) => $"{s?.Timeout} {s?.Visibility} {s?.MaxAttempts} {s?.Retry} {s?.Progress}";
                }
            }
            """);

        Assert.Equal("q 00:00:05 00:02:00 4 OnError Latest; z infinite 00:00:01 0 Never All False; B   7 Never All True", result);
    }
}
