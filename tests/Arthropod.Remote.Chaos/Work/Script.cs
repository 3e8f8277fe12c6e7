using System.Globalization;

namespace Arthropod.Remote.Chaos.Work;

/// <summary>What one call does, from the seed and its number alone: caller, server and account know it without talking.</summary>
internal sealed record Script(int Number, ScriptKind Kind, int Steps, TimeSpan Step, int ResultBytes, TimeSpan CancelAfter)
{
    private const int LargeBytes = 300_000;

    /// <summary>What the exception of a failing script says.</summary>
    public string Failure => string.Create(CultureInfo.InvariantCulture, $"script {Number} fails");

    /// <summary>The script of a call.</summary>
    public static Script Of(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var kind = random.Next(100) switch
        {
            < 62 => ScriptKind.Quick,
            < 80 => ScriptKind.Long,
            < 85 => ScriptKind.Large,
            < 93 => ScriptKind.Fails,
            _ => ScriptKind.Cancelled,
        };
        var isLong = kind is ScriptKind.Long or ScriptKind.Cancelled;
        return new(
            number,
            kind,
            isLong ? random.Next(3, 12) : 0,
            TimeSpan.FromMilliseconds(random.Next(100, 600)),
            kind == ScriptKind.Large ? random.Next(LargeBytes / 2, LargeBytes) : random.Next(16, 256),
            TimeSpan.FromMilliseconds(random.Next(50, 1500)));
    }

    /// <summary>The result that a call must have, byte for byte.</summary>
    public byte[] Result(int seed)
    {
        var result = new byte[ResultBytes];
        new Random(unchecked(seed ^ (Number * 7919))).NextBytes(result);
        return result;
    }
}
