using System.Globalization;
using System.Reflection;
using Arthropod.Remote.Generators.Tests.World;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// Types and values at random: our bytes are the library's, and each side reads the other's. A failure names its seed;
/// <c>ARTHROPOD_SEED</c> repeats it, and <c>ARTHROPOD_RANDOM_VALUES</c> asks for more values than the usual few hundred.
/// </summary>
public sealed class Random_types_have_the_bytes_of_MessagePack_Tests(ITestOutputHelper output)
{
    private const int Types = 30;
    private const int ValuesOfType = 250;

    private static readonly MessagePackSerializerOptions Options = ContractlessStandardResolver.Options;

    [Fact]
    public async Task In_both_directions()
    {
        var seed = Number("ARTHROPOD_SEED") ?? Environment.TickCount;
        var left = Number("ARTHROPOD_RANDOM_VALUES") ?? 300;
        var total = 0;
        for (; left > 0; left -= Types * ValuesOfType, seed++)
        {
            output.WriteLine($"Seed {seed}.");
            try
            {
                total += await CompareAsync(seed, Math.Min(left, Types * ValuesOfType));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.GetBaseException().Message}", exception);
            }
        }

        output.WriteLine($"{total} values.");
    }

    private static async Task<int> CompareAsync(int seed, int count)
    {
        // Dynamic code, MessagePack's and the proxy's, finds types by their assembly's name and holds on to them.
        var random = new Random(seed);
        var source = new RandomTypes(random).Declare(Types);
        using var program = new Program(Source.Compile($"Random{seed}", LanguageVersion.CSharp13, source), isCollectible: false);
        var contract = program.Type("IRandom");
        var implementation = typeof(DispatchProxy).GetMethod(nameof(DispatchProxy.Create), 2, [])!.MakeGenericMethod(contract, typeof(EchoProxy)).Invoke(null, null)!;
        var proxy = program.Connect(contract, implementation);
        var sent = program.Loopbacks.Single().Sent;
        var values = new RandomValues(random);
        for (var i = 0; i < count; i++)
        {
            var method = contract.GetMethod("M" + (i % Types).ToString(CultureInfo.InvariantCulture))!;
            var type = method.GetParameters()[0].ParameterType;
            var value = values.Make(type);
            sent.Clear();

            var call = (Task)method.Invoke(proxy, [value])!;
            await call;
            var back = call.GetType().GetProperty("Result")!.GetValue(call);

            var expected = Convert.ToHexString(MessagePackSerializer.Serialize(type, value, Options));
            var ours = sent.Single().Arguments[1..];
            Assert.Equal(expected, Convert.ToHexString(ours));
            Assert.Equal(expected, Convert.ToHexString(MessagePackSerializer.Serialize(type, back, Options)));
            Assert.Equal(expected, Convert.ToHexString(MessagePackSerializer.Serialize(type, MessagePackSerializer.Deserialize(type, ours, Options), Options)));
        }

        return count;
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
