using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class ValueFixTests
{
    private const string Contract = """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task Encode(Clip clip);
        }

        public class Clip
        {
            public int Size { get; set; }


        """;

    [Fact]
    public Task A_property_without_a_setter_gets_one_for_initializers() => FixesAsync<UnsettablePropertyFix>(
        Contract + """
                public int {|AR0225:A|} { get; } = 5;

                // Kept.
                public int {|AR0225:B|} { get; }
            }
            """,
        Contract + """
                public int A { get; init; } = 5;

                // Kept.
                public int B { get; init; }
            }
            """);

    [Fact]
    public Task A_property_that_is_set_in_private_is_left_out() => FixesAsync<UnsettablePropertyFix>(
        Contract + """
                public int {|AR0225:A|} { get; private set; }
            }
            """,
        Contract.Replace("Remote;\n", "Remote;\nusing MessagePack;\n", StringComparison.Ordinal) + """
                [IgnoreMember]
                public int A { get; private set; }
            }
            """);

    [Fact]
    public Task A_property_whose_base_has_no_setter_is_left_out() => FixesAsync<UnsettablePropertyFix>(
        Contract.Replace("class Clip", "class Clip : Base", StringComparison.Ordinal) + """
                public override int {|AR0225:A|} { get; }
            }

            public abstract class Base
            {
                public abstract int A { get; }
            }
            """,
        Contract.Replace("class Clip", "class Clip : Base", StringComparison.Ordinal)
            .Replace("Remote;\n", "Remote;\nusing MessagePack;\n", StringComparison.Ordinal) + """
                [IgnoreMember]
                public override int A { get; }
            }

            public abstract class Base
            {
                public abstract int A { get; }
            }
            """);

    [Fact]
    public Task A_property_that_others_may_override_is_left_out() => FixesAsync<UnsettablePropertyFix>(
        Contract + """
                public virtual int {|AR0225:A|} { get; }
            }
            """,
        Contract.Replace("Remote;\n", "Remote;\nusing MessagePack;\n", StringComparison.Ordinal) + """
                [IgnoreMember]
                public virtual int A { get; }
            }
            """);

    [Fact]
    public Task A_property_that_returns_a_field_is_left_out() => FixesAsync<UnsettablePropertyFix>(
        Contract + """
                private int _a;
                public int {|AR0225:A|} { get => _a; }
                public int {|AR0225:B|} => _a;
            }
            """,
        Contract.Replace("Remote;\n", "Remote;\nusing MessagePack;\n", StringComparison.Ordinal) + """
                private int _a;

                [IgnoreMember]
                public int A { get => _a; }

                [IgnoreMember]
                public int B => _a;
            }
            """);

    [Fact]
    public Task A_field_that_cannot_be_set_is_left_out() => FixesAsync<UnsettablePropertyFix>(
        Contract + """
                // Kept.
                public readonly int {|AR0225:A|} = 5;
            }
            """,
        Contract.Replace("Remote;\n", "Remote;\nusing MessagePack;\n", StringComparison.Ordinal) + """
                // Kept.
                [IgnoreMember]
                public readonly int A = 5;
            }
            """);

    [Fact]
    public Task Times_get_an_offset_inside_of_other_types() => FixesAsync<TimeWithoutOffsetFix>(
        Contract + """
                public (int X, {|AR0228:System.DateTime?|} Y) A { get; set; }
                public {|AR0228:System.DateTime|}[] B { get; set; }
            }
            """,
        "using System;\n" + Contract + """
                public (int X, DateTimeOffset? Y) A { get; set; }
                public DateTimeOffset[] B { get; set; }
            }
            """);

    [Fact]
    public Task Times_get_an_offset() => FixesAsync<TimeWithoutOffsetFix>(
        Contract + """
                public {|AR0228:System.DateTime|} A { get; set; }
                public {|AR0228:System.DateTime?|} B { get; set; }
            }
            """,
        "using System;\n" + Contract + """
                public DateTimeOffset A { get; set; }
                public DateTimeOffset? B { get; set; }
            }
            """);

    private static Task FixesAsync<TFix>(string source, string expected)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<ValueAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = expected,
            CodeActionIndex = 0,
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
        };
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location));
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location));
        return test.RunAsync();
    }
}
