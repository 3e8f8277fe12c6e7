using Arthropod.Remote.Generators.Diagnostics;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>The fixes of queue names and of the attributes that close contracts.</summary>
public sealed class QueueFixTests
{
    private const string Usings = """
        using System.Threading.Tasks;
        using Arthropod.Remote;


        """;

    private const string Store = """

        public record Order(string Sku);

        public record Item(string Sku);

        [RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            Task Put(T item);
        }
        """;

    [Fact]
    public Task What_a_queue_name_may_not_hold_becomes_an_underscore() => FixTest<ContractAnalyzer, IllegalQueueNameFix>.FixesAsync(
        """
        using Arthropod.Remote;

        [RemoteQueue({|AR0002:"vidéo/encoding.fifo"|})]
        public interface IOne;

        [RemoteQueue({|AR0002:"a {T}"|})]
        public interface ITwo<T>;
        """,
        """
        using Arthropod.Remote;

        [RemoteQueue("vid_o_encoding_fifo")]
        public interface IOne;

        [RemoteQueue("a_{T}")]
        public interface ITwo<T>;
        """);

    [Fact]
    public Task A_queue_name_that_would_be_too_long_is_left_to_people() => FixTest<ContractAnalyzer, IllegalQueueNameFix>.LeavesAsync(
        $$"""
        using Arthropod.Remote;

        [RemoteQueue({|AR0002:"{{new string('a', 80)}}."|})]
        public interface IOne;
        """);

    [Fact]
    public Task Queue_names_name_all_type_parameters() => FixTest<ClosedContractAnalyzer, TypeParameterNameFix>.FixesAsync(
        """
        using Arthropod.Remote;

        [assembly: RemoteContract({|AR0005:typeof(IOne<int>)|})]
        [assembly: RemoteContract({|AR0005:typeof(IOne<string>)|})]
        [assembly: RemoteContract({|AR0005:typeof(ITwo<int, string>)|})]

        [RemoteQueue("one")]
        public interface IOne<T>;

        [RemoteQueue("{U}_two")]
        public interface ITwo<T, U>;
        """,
        """
        using Arthropod.Remote;

        [assembly: RemoteContract(typeof(IOne<int>))]
        [assembly: RemoteContract(typeof(IOne<string>))]
        [assembly: RemoteContract(typeof(ITwo<int, string>))]

        [RemoteQueue("one_{T}")]
        public interface IOne<T>;

        [RemoteQueue("{U}_two_{T}")]
        public interface ITwo<T, U>;
        """);

    [Fact]
    public Task A_queue_name_that_is_a_constant_is_left_to_people() => FixTest<ClosedContractAnalyzer, TypeParameterNameFix>.LeavesAsync(
        """
        using Arthropod.Remote;

        [assembly: RemoteContract({|AR0005:typeof(IOne<int>)|})]

        [RemoteQueue(Queues.One)]
        public interface IOne<T>;

        public static class Queues
        {
            public const string One = "one";
        }
        """);

    [Fact]
    public Task Of_two_that_close_a_contract_the_first_is_kept() => FixTest<ClosedContractAnalyzer, ClosedTwiceFix>.FixesAsync(
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "orders")]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "more")]

        """ + Store,
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]

        """ + Store);

    [Fact]
    public Task Or_of_two_that_close_a_contract_the_other_is_kept() => FixTest<ClosedContractAnalyzer, ClosedTwiceFix>.FixesAsync(
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "orders")]
        [assembly: RemoteContract(typeof(IStore<Item>))]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Item>)|}, QueueName = "items")]

        """ + Store,
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>), QueueName = "orders")]
        [assembly: RemoteContract(typeof(IStore<Item>), QueueName = "items")]

        """ + Store,
        fix: 1);

    [Fact]
    public Task Of_several_that_close_a_contract_alike_all_but_the_first_go() => FixTest<ClosedContractAnalyzer, ClosedTwiceFix>.FixesAsync(
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "orders")]
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "orders")]

        """ + Store,
        Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]

        """ + Store);

    [Fact]
    public Task What_closes_a_contract_between_directives_is_left_to_people() => FixTest<ClosedContractAnalyzer, ClosedTwiceFix>.LeavesAsync(
        Usings + """
        #if !OLD
        [assembly: RemoteContract(typeof(IStore<Order>))]
        #endif
        #if !OLD
        [assembly: RemoteContract({|AR0007:typeof(IStore<Order>)|}, QueueName = "orders")]
        #endif

        """ + Store);

    [Fact]
    public Task Contracts_are_closed_where_they_are_used() => FixTest<UseAnalyzer, UnclosedContractFix>.FixesAsync(
        "using Arthropod.Remote.Hosting;\n" + Usings.TrimEnd('\n') + "\n" + Store + """


        public static class Startup
        {
            public static void Configure(ArthropodBuilder remote)
            {
                remote.AddClient<{|AR0502:IStore<Order>|}>();
                remote.AddClient<{|AR0502:IStore<Item>|}>();
            }
        }
        """,
        "using Arthropod.Remote.Hosting;\n" + Usings + """
        [assembly: RemoteContract(typeof(IStore<Order>))]
        [assembly: RemoteContract(typeof(IStore<Item>))]

        """ + Store + """


        public static class Startup
        {
            public static void Configure(ArthropodBuilder remote)
            {
                remote.AddClient<IStore<Order>>();
                remote.AddClient<IStore<Item>>();
            }
        }
        """);

    [Fact]
    public Task In_a_file_without_usings_it_is_closed_below_the_header() => FixTest<UseAnalyzer, UnclosedContractFix>.FixesAsync(
        """
        // Whose this is.
        #nullable enable

        /// <summary>Begins.</summary>
        public static class Startup
        {
            public static void Configure(Arthropod.Remote.Hosting.ArthropodBuilder remote) => remote.AddClient<{|AR0502:IStore<int>|}>();
        }

        [Arthropod.Remote.RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            System.Threading.Tasks.Task Put(T item);
        }
        """,
        """
        // Whose this is.
        #nullable enable

        using Arthropod.Remote;

        [assembly: RemoteContract(typeof(IStore<int>))]

        /// <summary>Begins.</summary>
        public static class Startup
        {
            public static void Configure(Arthropod.Remote.Hosting.ArthropodBuilder remote) => remote.AddClient<IStore<int>>();
        }

        [Arthropod.Remote.RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            System.Threading.Tasks.Task Put(T item);
        }
        """);

    [Fact]
    public Task Several_are_closed_below_the_header_line_by_line() => FixTest<UseAnalyzer, UnclosedContractFix>.FixesAsync(
        """
        // Whose this is.

        // Begins.
        public static class Startup
        {
            public static void Configure(Arthropod.Remote.Hosting.ArthropodBuilder remote) =>
                remote.AddClient<{|AR0502:IStore<int>|}>().AddClient<{|AR0502:IStore<string>|}>();
        }

        [Arthropod.Remote.RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            System.Threading.Tasks.Task Put(T item);
        }
        """,
        """
        // Whose this is.

        using Arthropod.Remote;

        [assembly: RemoteContract(typeof(IStore<int>))]
        [assembly: RemoteContract(typeof(IStore<string>))]

        // Begins.
        public static class Startup
        {
            public static void Configure(Arthropod.Remote.Hosting.ArthropodBuilder remote) =>
                remote.AddClient<IStore<int>>().AddClient<IStore<string>>();
        }

        [Arthropod.Remote.RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            System.Threading.Tasks.Task Put(T item);
        }
        """);

    [Theory]
    [InlineData("", "using Arthropod.Remote;\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n")]
    [InlineData("#define TRACED\n", "#define TRACED\nusing Arthropod.Remote;\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n")]
    [InlineData("#define TRACED\n// Whose this is.\n\n// Begins.\n", "#define TRACED\n// Whose this is.\n\nusing Arthropod.Remote;\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n// Begins.\n")]
    [InlineData("#if !OLD\n#define NEW\n#endif\n// Begins.\n", "#if !OLD\n#define NEW\n#endif\nusing Arthropod.Remote;\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n// Begins.\n")]
    [InlineData("#if !OLD\nusing Arthropod.Remote;\n#endif\n\n", "#if !OLD\nusing Arthropod.Remote;\n#endif\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n")]
    [InlineData("#region Usings\nusing Arthropod.Remote;\n#endregion\n\n", "#region Usings\nusing Arthropod.Remote;\n#endregion\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n")]
    [InlineData("#if OLD\nusing System.IO;\n#else\nusing Arthropod.Remote;\n#endif\n\n#if !OLD\n// Begins.\n#endif\n", "#if OLD\nusing System.IO;\n#else\nusing Arthropod.Remote;\n#endif\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n#if !OLD\n// Begins.\n#endif\n")]
    [InlineData("using Arthropod.Remote;\n\n#region Begins\n#endregion\n", "using Arthropod.Remote;\n\n[assembly: RemoteContract(typeof(IStore<int>))]\n\n#region Begins\n#endregion\n")]
    public Task It_is_closed_below_what_must_come_first_and_outside_of_what_is_conditional(string above, string expected)
    {
        const string code = """
            public static class Startup
            {
                public static void Configure(Arthropod.Remote.Hosting.ArthropodBuilder remote) => remote.AddClient<{|AR0502:IStore<int>|}>();
            }

            [Arthropod.Remote.RemoteQueue("store_{T}")]
            public interface IStore<T>
            {
                System.Threading.Tasks.Task Put(T item);
            }
            """;
        return FixTest<UseAnalyzer, UnclosedContractFix>.FixesAsync(
            above + code,
            expected + code.Replace("{|AR0502:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_contract_that_is_inferred_is_left_to_people() => FixTest<UseAnalyzer, UnclosedContractFix>.LeavesAsync(
        "using Arthropod.Remote.Hosting;\n" + Usings + Store.TrimStart('\n') + """


        public static class Startup
        {
            public static void Configure(ArthropodBuilder remote, IStore<Order> store) => remote.{|AR0502:AddServer|}(_ => store);
        }
        """);
}
