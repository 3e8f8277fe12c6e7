namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Which contract's reading provides a formatter that several need.</summary>
internal sealed class FormatterOwners : IEquatable<FormatterOwners>
{
    private readonly SortedDictionary<string, string> _owners = new(StringComparer.Ordinal);

    private FormatterOwners()
    {
    }

    public static FormatterOwners Of(IEnumerable<ReadingModel> readings)
    {
        var owners = new FormatterOwners();
        foreach (var reading in readings)
        {
            foreach (var formatter in reading.Formatters)
            {
                // The smallest name, and not the first seen: the order of files must not matter.
                var contract = reading.Contract!.TypeName;
                if (!owners._owners.TryGetValue(formatter.Name, out var owner) || string.CompareOrdinal(contract, owner) < 0)
                {
                    owners._owners[formatter.Name] = contract;
                }
            }
        }

        return owners;
    }

    public bool Owns(OwnedFormatter formatter) =>
        _owners.TryGetValue(formatter.Formatter.Name, out var owner) && string.Equals(owner, formatter.Contract, StringComparison.Ordinal);

    public bool Equals(FormatterOwners? other) => other is not null && _owners.SequenceEqual(other._owners);

    public override bool Equals(object? obj) => Equals(obj as FormatterOwners);

    public override int GetHashCode() => _owners.Count;
}
