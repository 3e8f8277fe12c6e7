using System.Globalization;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>One call as the plan has it. It travels as the call's argument, so that the server needs to know nothing.</summary>
/// <param name="Number">Which call.</param>
/// <param name="Client">Who calls.</param>
/// <param name="At">When, from the beginning of the run.</param>
/// <param name="Takes">How long the work takes.</param>
/// <param name="Reports">How many reports it makes on the way.</param>
/// <param name="Fails">Whether the implementation throws in the end.</param>
/// <param name="CancelAfter">When the caller gives up, if it does.</param>
internal sealed record SimulatedWork(
    int Number, int Client, TimeSpan At, TimeSpan Takes, int Reports, bool Fails, TimeSpan? CancelAfter)
{
    public WorkKind Kind { get; init; }

    /// <summary>How many executions throw before one does not, where what fails is tried again.</summary>
    public int FailsFirst { get; init; }

    /// <summary>Whether the implementation does not heed its token.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>How long the caller waits, if not for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What the right answer is.</summary>
    public string Answer => $"answer {Number}";

    /// <summary>What the right error is.</summary>
    public string Failure => $"failure {Number}";

    public string ToOrder() => string.Create(
        CultureInfo.InvariantCulture, $"{Number} {Takes.Ticks} {Reports} {(Fails ? 1 : 0)} {FailsFirst} {(IsDeaf ? 1 : 0)}");

    public static SimulatedWork FromOrder(string order)
    {
        var parts = order.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new SimulatedWork((int)parts[0], 0, default, TimeSpan.FromTicks(parts[1]), (int)parts[2], parts[3] == 1, null)
        {
            FailsFirst = (int)parts[4],
            IsDeaf = parts[5] == 1,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At:c} call {Number} of client {Client}, {Kind}, takes {Takes:c}, {Reports} reports{(Fails ? ", fails" : "")}{(IsDeaf ? ", does not heed its token" : "")}{(FailsFirst > 0 ? $", fails {FailsFirst} times first" : "")}{(CancelAfter is { } after ? $", cancelled after {after:c}" : "")}{(Timeout is { } timeout ? $", times out after {timeout:c}" : "")}");
}
