using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>Says what goes wrong: <c>queue.On(RequestKind.Send, "inbox").Refuse(TransportError.Throttled, times: 3)</c>.</summary>
internal sealed class FaultPlan(RequestKind kind, string queuePart, Action<Fault> add)
{
    public void Refuse(TransportError error, int times = 1) =>
        add(new Fault(kind, queuePart, FaultAction.Refuse, times) { Error = error });

    public void DropAnswer(int times = 1) => Do(FaultAction.DropAnswer, times);

    public void DropRequest(int times = 1) => Do(FaultAction.DropRequest, times);

    public void MissEntry(int times = 1) => Do(FaultAction.MissEntry, times);

    public void Throw(int times = 1) => Do(FaultAction.Throw, times);

    public void Hang(int times = 1) => Do(FaultAction.Hang, times);

    public void StayVisible(int times = 1) => Do(FaultAction.StayVisible, times);

    public void Reverse(int times = 1) => Do(FaultAction.Reverse, times);

    public void LoseMessages(int times = 1) => Do(FaultAction.LoseMessages, times);

    private void Do(FaultAction action, int times) => add(new Fault(kind, queuePart, action, times));
}
