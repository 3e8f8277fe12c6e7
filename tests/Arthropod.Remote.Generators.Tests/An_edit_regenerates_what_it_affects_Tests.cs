using System.Runtime.CompilerServices;
using Arthropod.Remote.Generators.Contracts;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests;

public sealed class An_edit_regenerates_what_it_affects_Tests
{
    private const string Orders = """
        namespace Shop;

        [RemoteQueue("orders")]
        public interface IOrders
        {
            Task<Receipt> Place(Order order, int retries = Limits.Retries);
        }
        """;

    private const string Stock = """
        namespace Shop;

        [RemoteQueue("stock")]
        public interface IStock
        {
            Task Take(Line line);
        }
        """;

    private const string Types = """
        namespace Shop;

        public class Order : Document { public List<Line> Lines { get; set; } = []; }
        public record Line(string Sku, int Count);
        public record Receipt(Guid Id);
        """;

    private const string Base = "namespace Shop; public class Document { public int Number { get; set; } }";
    private const string Limit = "namespace Shop; public static class Limits { public const int Retries = 3; }";
    private const string Other = "namespace Shop; public class Unrelated { public int X() => 1; }";

    private static Editing Project() => new(Orders, Stock, Types, Base, Limit, Other);

    [Fact]
    public void At_first_everything_is_made()
    {
        var project = Project();

        Assert.Equal(["Shop.IOrders", "Shop.IStock"], project.Contracts.Order());
        Assert.Equal(["Shop.Line", "Shop.Order", "Shop.Receipt"], project.Formatters.Order());
        Assert.Equal(5, project.Outputs);
    }

    [Theory]
    [InlineData(5, "=> 1", "=> 2")]
    [InlineData(5, "int X() => 1;", "int X() => 1; public class Order;")]
    [InlineData(0, "[RemoteQueue", "/* a comment */ [RemoteQueue")]
    [InlineData(0, "order,", "order ,")]
    [InlineData(2, "{ get; set; } = [];", "{ get; set; } = new() { new(\"a\", 1) };")]
    [InlineData(2, "public class Order : Document {", "public class Order : Document { public int Count => Lines.Count; private int _x; ")]
    [InlineData(4, "Retries = 3", "Retries = 1 + 2")]
    public void An_unrelated_edit_regenerates_nothing(int file, string from, string to)
    {
        var project = Project().Edit(file, from, to);

        Assert.Empty(project.Contracts);
        Assert.Empty(project.Formatters);
        Assert.Equal(0, project.Outputs);
    }

    [Fact]
    public void A_type_in_another_file_regenerates_its_formatter_alone()
    {
        var project = Project().Edit(2, "string Sku", "string Code");

        Assert.Empty(project.Contracts);
        Assert.Equal(["Shop.Line"], project.Formatters);
        Assert.Equal(1, project.Outputs);
    }

    [Fact]
    public void A_base_type_in_another_file_regenerates_the_formatters_of_what_derives_from_it()
    {
        var project = Project().Edit(3, "int Number", "long Number");

        Assert.Empty(project.Contracts);
        Assert.Equal(["Shop.Order"], project.Formatters);
        Assert.Equal(1, project.Outputs);
    }

    [Fact]
    public void The_constant_of_a_default_regenerates_the_contract_alone()
    {
        var project = Project().Edit(4, "Retries = 3", "Retries = 4");

        Assert.Equal(["Shop.IOrders"], project.Contracts);
        Assert.Empty(project.Formatters);
        Assert.Equal(1, project.Outputs);
    }

    [Fact]
    public void A_method_regenerates_its_contract_alone()
    {
        var project = Project().Edit(1, "Task Take(Line line);", "Task Take(Line line); Task Count();");

        Assert.Equal(["Shop.IStock"], project.Contracts);
        Assert.Empty(project.Formatters);
        Assert.Equal(1, project.Outputs);
    }

    [Fact]
    public void A_type_that_another_type_now_holds_regenerates_both_and_no_contract()
    {
        var project = Project().Edit(2, "record Receipt(Guid Id);", "record Receipt(Guid Id, Zone Zone); public record Zone(int X);");

        Assert.Empty(project.Contracts);
        Assert.Equal(["Shop.Receipt", "Shop.Zone"], project.Formatters.Order());
    }

    [Fact]
    public void A_referenced_assembly_regenerates_the_formatters_of_its_types()
    {
        var before = Library("public class Item { public int A { get; set; } } public class Same { public int A { get; set; } }");
        var after = Library("public class Item { public long A { get; set; } } public class Same { public int A { get; set; } }");
        var compilation = Source.Compile("[RemoteQueue(\"q\")] public interface IThing { Task A(Item item, Same same); }");
        var project = new Editing(compilation.AddReferences(before));

        project.Update(compilation.AddReferences(after));

        Assert.Empty(project.Contracts);
        Assert.Equal(["Item"], project.Formatters);
    }

    [Fact]
    public void A_contract_is_read_once_for_all_analyzers_and_again_after_an_edit()
    {
        var before = Source.Compile(Stock, Types, Base);

        Assert.Same(Read(before), Read(before));
        Assert.NotSame(Read(before), Read(before.RemoveSyntaxTrees(before.SyntaxTrees.Last())));

        static ContractReading? Read(Compilation compilation) =>
            ContractReader.Read(compilation.GetTypeByMetadataName("Shop.IStock")!, compilation, CancellationToken.None);
    }

    [Fact]
    public void A_contract_that_becomes_broken_and_whole_again_is_followed()
    {
        var project = Project().Edit(1, "Task Take", "string Take");
        Assert.Equal(["Shop.IStock"], project.Contracts);

        project.Edit(1, "string Take", "Task Take");

        Assert.Equal(["Shop.IStock"], project.Contracts);
    }

    [Fact]
    public void The_order_of_files_and_members_of_other_types_does_not_matter()
    {
        string[] files = [Orders, Stock, Types, Base, Limit, Other];

        var forward = Source.Files(Source.Compile(files));
        var backward = Source.Files(Source.Compile([.. files.Reverse()]));

        Assert.Equal(forward.OrderBy(file => file.Key, StringComparer.Ordinal), backward.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void No_compilation_is_kept_alive()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RemoteGenerator().AsSourceGenerator()], parseOptions: Source.ParseOptions());

        var (first, updated) = RunTwice(driver);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);
        GC.KeepAlive(updated);
    }

    // A frame of its own, so that no local of it keeps what the test looks for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference First, GeneratorDriver Driver) RunTwice(GeneratorDriver driver)
    {
        var first = Source.Compile(Orders, Stock, Types, Base, Limit, Other);
        driver = driver.RunGenerators(first);
        var second = Source.Compile(Orders, Stock, Types, Base, Limit, Other + " ");
        return (new WeakReference(first), driver.RunGenerators(second));
    }

    private static PortableExecutableReference Library(string text)
    {
        using var stream = new MemoryStream();
        Assert.True(Source.Compile("Library", LanguageVersion.CSharp13, text).Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
