namespace Arthropod.Remote.Tests.Simulation;

/// <summary>What happened to one call, as both its ends saw it.</summary>
internal sealed class CallAccount(SimulatedWork work)
{
    /// <summary>A report says which execution made it, and its number there.</summary>
    private const int ReportsOfOne = 1000;

    private readonly List<Execution> _executions = [];
    private readonly List<int> _shown = [];

    public SimulatedWork Work { get; } = work;

    public IReadOnlyList<Execution> Executions => _executions;

    public IReadOnlyList<int> Shown => _shown;

    public bool HasBegun { get; set; }

    /// <summary>Who calls.</summary>
    public SimulatedProcess? Caller { get; set; }

    /// <summary>When the caller, awake, began to call.</summary>
    public DateTimeOffset BegunAt { get; set; }

    public DateTimeOffset? CallerKilledAt { get; set; }

    public int Ends { get; private set; }

    public CallEnd End { get; private set; }

    public DateTimeOffset EndedAt { get; private set; }

    public string EndText { get; private set; } = "";

    /// <summary>How far the call had got as its caller was told in the end, if it was.</summary>
    public RemoteCallState? State { get; set; }

    public int ShownAfterEnd { get; private set; }

    /// <summary>Whether nothing more is to come of it.</summary>
    public bool IsOver => Ends > 0 || CallerKilledAt is not null;

    /// <summary>When nobody waits for it any more.</summary>
    public DateTimeOffset? LeftAt => Ends > 0 ? EndedAt : CallerKilledAt;

    /// <summary>When the caller's machine had last woken by then.</summary>
    public DateTimeOffset CallerWokeBefore(DateTimeOffset moment) => Caller?.WokeBefore(moment) ?? default;

    /// <summary>A server begins to work.</summary>
    public Execution Begin(SimulatedProcess server, Guid callId, int attempt, DateTimeOffset at)
    {
        var execution = new Execution(server, callId, _executions.Count + 1, attempt, at);
        _executions.Add(execution);
        return execution;
    }

    /// <returns>The reports of this execution, in order.</returns>
    public IEnumerable<int> ReportsOf(Execution execution) => Enumerable.Range(execution.Number * ReportsOfOne, Work.Reports);

    public void Show(int report)
    {
        _shown.Add(report);
        ShownAfterEnd += Ends > 0 ? 1 : 0;
    }

    public void Finish(CallEnd end, DateTimeOffset at, string text)
    {
        Ends++;
        End = end;
        EndedAt = at;
        EndText = text;
    }

    /// <param name="mayBeMissed">Whether there was a reason for not all of them to be shown.</param>
    /// <returns>What is wrong with the reports that the caller saw, if anything is.</returns>
    public string? FindFaultOfProgress(bool mayBeMissed)
    {
        if (ShownAfterEnd > 0)
        {
            return $"{ShownAfterEnd} reports were shown after the end";
        }

        var leases = _shown.Select(report => report / ReportsOfOne).ToList();
        var turns = leases.Where((lease, index) => index == 0 || leases[index - 1] != lease).ToList();
        if (turns.Count != turns.Distinct().Count())
        {
            return $"progress went back to an attempt that had been superseded: {string.Join(' ', _shown)}";
        }

        if (_shown.Where((report, index) => index > 0 && report / ReportsOfOne == _shown[index - 1] / ReportsOfOne && report <= _shown[index - 1]).Any())
        {
            return $"progress was out of order: {string.Join(' ', _shown)}";
        }

        return End is CallEnd.Succeeded or CallEnd.FailedAsPlanned && Ends > 0 && _executions.Count == 1 && !mayBeMissed && _shown.Count != Work.Reports
            ? $"{_shown.Count} of {Work.Reports} reports were shown"
            : null;
    }
}
