using System.Collections.Immutable;
using System.Collections.Frozen;
public record Page(ImmutableArray<string> Titles, ImmutableDictionary<Guid, int?> Prices, FrozenSet<string>? Tags = null);
[RemoteQueue("catalog")]
public interface ICatalog { ValueTask<IImmutableList<Page>> Read(ReadOnlyMemory<byte> cover, IReadOnlyDictionary<string, Page?> pages); }
