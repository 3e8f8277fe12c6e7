using System.Globalization;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// Contracts at random, legal and not, are fed to generator and analyzers. What is generated compiles without a warning
/// whatever it is for; the errors are those of the rules that were broken, and no others; and where there are none, every
/// method is called with values at random. A failure names its seed; <c>ARTHROPOD_SEED</c> repeats it, and
/// <c>ARTHROPOD_RANDOM_CONTRACTS</c> asks for more contracts than the usual hundred.
/// </summary>
public sealed class Random_contracts_are_explained_or_work_Tests(ITestOutputHelper output)
{
    private const int ContractsOfProgram = 100;

    [Fact]
    public async Task Whatever_they_say()
    {
        var seed = Number("ARTHROPOD_SEED") ?? Environment.TickCount;
        var left = Number("ARTHROPOD_RANDOM_CONTRACTS") ?? ContractsOfProgram;
        for (; left > 0; left -= ContractsOfProgram, seed++)
        {
            output.WriteLine($"Seed {seed}.");
            try
            {
                await CheckAsync(seed, Math.Min(left, ContractsOfProgram));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.GetBaseException().Message}", exception);
            }
        }
    }

    private async Task CheckAsync(int seed, int count)
    {
        // Dynamic code, the proxy's, finds types by their assembly's name and holds on to them.
        var random = new Random(seed);
        var contracts = new RandomContracts(random);
        RandomContract[] made = [.. Enumerable.Range(0, count).Select(contracts.Make)];
        var compilation = Source.Compile(
            $"Contracts{seed}", LanguageVersion.CSharp13, [.. made.Select(contract => contract.Text), RandomSignatureTypes.Declarations]);
        var library = new Library(compilation);

        var errors = (await Source.AnalyzeAsync(library.Compilation)).Where(found => found.Severity == DiagnosticSeverity.Error)
            .ToLookup(found => found.Location.SourceTree!.FilePath, found => found.Id);
        var misjudged = made.Select((contract, index) => Misjudged(contract, errors[File(index)])).Where(text => text.Length > 0).ToList();
        Assert.True(misjudged.Count == 0, string.Join('\n', misjudged));

        using var program = new Program(library, isCollectible: false);
        var calls = new RandomCalls(random, program);
        var called = 0;
        foreach (var contract in program.Contracts)
        {
            var index = int.Parse(contract.Namespace!.Split('.')[0][1..], CultureInfo.InvariantCulture);
            if (made[index].Broken.Count == 0)
            {
                called += await CallAsync(calls, contract, made[index]);
            }
        }

        output.WriteLine($"{made.Count(contract => contract.Broken.Count > 0)} contracts are explained, and {called} methods of the others work.");
    }

    private static async Task<int> CallAsync(RandomCalls calls, Type type, RandomContract contract)
    {
        try
        {
            return await calls.CallAsync(type);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.GetBaseException()}\n{contract.Text}", exception);
        }
    }

    private static string Misjudged(RandomContract contract, IEnumerable<string> errors)
    {
        var reported = errors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return contract.Broken.SequenceEqual(reported)
            ? ""
            : $"Broken: {string.Join(' ', contract.Broken)}. Reported: {string.Join(' ', reported)}.\n{contract.Text}";
    }

    private static string File(int index) => string.Create(CultureInfo.InvariantCulture, $"Source{index}.cs");

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
