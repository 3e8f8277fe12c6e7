using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>
/// One version of a program: a contract <c>IThing</c>, a worker that implements it, and a caller that calls it once and
/// says what it got.
/// </summary>
/// <param name="Methods">The worker's methods, a line each, as expressions; the contract has the same.</param>
/// <param name="Call">What the caller says, an expression that calls <c>thing</c>.</param>
/// <param name="Types">The types that travel.</param>
/// <param name="Queue">The contract's queue.</param>
/// <param name="Contract">The interface's name.</param>
internal sealed partial record Release(string Methods, string Call, string Types = "", string Queue = "q", string Contract = "IThing")
{
    // The same two versions meet four times.
    private static readonly ConcurrentDictionary<string, Library> Compiled = new(StringComparer.Ordinal);

    public string Text => $$"""
        using MessagePack;
        {{Types}}
        {{Opening}}
        [RemoteQueue("{{Queue}}")]
        public interface {{Contract.Split('.')[^1]}}
        {
            {{Body().Replace(Methods, ";")}}
        }
        {{(Opening.Length == 0 ? "" : "}")}}

        public class Thing : {{Contract}}
        {
            {{Signature().Replace(Methods, "${attributes}public ")}}
        }

        public static class Scenario
        {
            public static async Task<string?> Run(Func<Type, object, object> connect)
            {
                var thing = ({{Contract}})connect(typeof({{Contract}}), new Thing());
                return $"{ {{Call}} }";
            }
        }
        """;

    private string Opening => Contract.Contains('.', StringComparison.Ordinal) ? $"namespace {Contract.Split('.')[0]} {{" : "";

    public CSharpCompilation Compile() => Source.Compile(Text);

    /// <summary>What the caller of this version says to the worker of another one.</summary>
    public async Task<string?> CallAsync(Release worker)
    {
        using var here = new Program(Load());
        using var there = new Program(worker.Load());
        return await here.RunAsync(there);
    }

    private Library Load() => Compiled.GetOrAdd(Text, text => new Library(Source.Compile(text)));

    [GeneratedRegex(@" => .*;$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?<attributes>(\[.*\] )?)(?=Task)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}
