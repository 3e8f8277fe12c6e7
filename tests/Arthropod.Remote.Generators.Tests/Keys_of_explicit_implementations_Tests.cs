using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>A property that implements an interface explicitly has a longer name, and accessors with the interface's in front.</summary>
public sealed class Keys_of_explicit_implementations_Tests
{
    [Fact]
    public async Task Travel()
    {
        var result = await Program.RunAsync("""
            using MessagePack;
            namespace Video
            {
                public interface IRated { int Rate { get; set; } }
                public interface ITagged<T> { T? Tag { get; set; } }

                [MessagePackObject]
                public class Clip<T> : IRated, ITagged<T[]>
                {
                    [Key(0)] int IRated.Rate { get; set; }
                    [Key(1)] T[]? ITagged<T[]>.Tag { get; set; }
                    [Key(2)] public int Rate { get; set; }
                }
            }

            [RemoteQueue("q")]
            public interface IThing
            {
                Task<Video.Clip<string>> A(Video.Clip<string> clip);
            }

            public class Thing : IThing
            {
                public Task<Video.Clip<string>> A(Video.Clip<string> clip)
                {
                    ((Video.IRated)clip).Rate += 4;
                    return Task.FromResult(clip);
                }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    var clip = new Video.Clip<string> { Rate = 2 };
                    ((Video.IRated)clip).Rate = 1;
                    ((Video.ITagged<string[]>)clip).Tag = ["t"];
                    clip = await thing.A(clip);
                    return $"{((Video.IRated)clip).Rate} {clip.Rate} {((Video.ITagged<string[]>)clip).Tag![0]}";
                }
            }
            """);

        Assert.Equal("5 2 t", result);
    }

    [Fact]
    public async Task Of_a_struct_are_out_of_reach()
    {
        var marked = new Marked("""
            using MessagePack;
            public interface IRated { int Rate { get; set; } }
            [MessagePackObject] public struct Size : IRated { [Key(0)] int IRated.Rate { get; set; } [Key(1)] private int Other { get; set; } }
            [MessagePackObject] public struct Fine : IRated { [IgnoreMember] int IRated.Rate { get; set; } [Key(0)] private int Other { get; set; } }
            [RemoteQueue("q")] public interface IThing { Task A({|AR0224:Size|} a, Fine b); }
            """);

        var output = Source.Generate(Source.Compile(marked.Text));

        marked.AssertReported(await Source.AnalyzeAsync(output));
        Assert.Equal("", Source.Complaints(output));
    }
}
