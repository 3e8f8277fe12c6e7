namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A plain record with a list of plain objects, created by its constructor.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">Who is in it.</param>
public sealed record Team(Guid Id, string Name, List<Person> Members);
