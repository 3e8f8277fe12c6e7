using Arthropod.Remote.Benchmarks.Micro.Payloads;

namespace Arthropod.Remote.Benchmarks.Micro;

/// <summary>Carries all payloads, so that their formatters are generated. Nobody calls it.</summary>
[RemoteQueue("payloads")]
public interface IPayloads
{
    Task Send(Position position, Order order, Samples samples, Person person, Team team, Stock stock, Document document);
}
