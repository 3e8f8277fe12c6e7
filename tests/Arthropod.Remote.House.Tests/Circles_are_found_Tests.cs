namespace Arthropod.Remote.House.Tests;

/// <summary>What the test of the arrows sees, on small programs.</summary>
public sealed class Circles_are_found_Tests
{
    [Fact]
    public void Folders_of_which_one_uses_the_other_are_in_no_circle() =>
        Assert.Empty(CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.B.Two two = new(); P.B.Three three = new(); }"),
            ("src/P/B/Two.cs", "namespace P.B; class Two;"),
            ("src/P/B/Three.cs", "namespace P.B; class Three { Two two = new(); }")));

    [Fact]
    public void Two_folders_that_use_each_other_are_a_circle() =>
        Assert.Equal(["A/One.cs > B/Two.cs", "B/Two.cs > A/One.cs"], CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.B.Two two = new(); }"),
            ("src/P/B/Two.cs", "namespace P.B; class Two { P.A.One one = new(); }")));

    [Fact]
    public void A_type_is_used_where_only_an_expression_has_it() =>
        Assert.Contains("B/Two.cs > A/One.cs", CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.B.Two two = new(); }"),
            ("src/P/B/Two.cs", "namespace P.B; class Two { void Do() { var one = P.C.Three.Make(); } }"),
            ("src/P/C/Three.cs", "namespace P.C; class Three { public static P.A.One Make() => null!; }")));

    [Fact]
    public void Three_folders_in_a_ring_are_a_circle() =>
        Assert.Equal(["A/One.cs > B/Two.cs", "B/Two.cs > C/Three.cs", "C/Three.cs > A/One.cs"], CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.B.Two two = new(); }"),
            ("src/P/B/Two.cs", "namespace P.B; class Two { System.Collections.Generic.List<P.C.Three[]> threes = []; }"),
            ("src/P/C/Three.cs", "namespace P.C; class Three : P.A.One;")));

    [Fact]
    public void A_folder_and_its_subfolder_that_use_each_other_are_a_circle() =>
        Assert.Equal(["A/One.cs > A/Below/Deep/Two.cs", "A/Below/Deep/Two.cs > A/One.cs"], CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.A.Below.Deep.Two two = new(); }"),
            ("src/P/A/Below/Deep/Two.cs", "namespace P.A.Below.Deep; class Two { One one = new(); }")));

    [Fact]
    public void Two_folders_are_a_circle_through_what_lies_below_them() =>
        Assert.Equal(["A/One.cs > B/Two.cs", "B/Below/Three.cs > A/One.cs"], CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; class One { P.B.Two two = new(); }"),
            ("src/P/B/Two.cs", "namespace P.B; class Two;"),
            ("src/P/B/Below/Three.cs", "namespace P.B.Below; class Three { P.A.One one = new(); }")));

    [Fact]
    public void What_only_a_comment_mentions_is_not_used() =>
        Assert.Empty(CirclesOf(
            ("src/P/A/One.cs", "namespace P.A; /// <summary><see cref=\"P.B.Two\"/></summary>\nclass One;"),
            ("src/P/B/Two.cs", "namespace P.B; class Two { P.A.One one = new(); }")));

    private static IEnumerable<string> CirclesOf(params (string Path, string Text)[] files) =>
        Circle.FindIn(TypeUse.In(Sources.Compile(files))).Select(use => $"{use.From["src/P/".Length..]} > {use.To["src/P/".Length..]}");
}
