using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// Finds what has changed in contracts so that a peer of the locked version and one of now misunderstand each other:
/// the one as caller and the other as worker, and the reverse. What only one of them knows, and the other can do
/// without, is no such change.
/// </summary>
internal sealed class LockComparison
{
    private readonly List<LockChange> _changes = [];
    private readonly TypeComparison _types;

    private LockComparison(LockModel old, LockModel current) => _types = new TypeComparison(old, current, _changes);

    public static IReadOnlyList<LockChange> Compare(LockModel old, LockReading reading)
    {
        var comparison = new LockComparison(old, reading.Lock);
        foreach (var contract in old.Contracts.Where(contract => !reading.IsUnreadable(contract)))
        {
            comparison.Compare(contract, reading.Lock.Contracts.FirstOrDefault(
                other => string.Equals(other.QueueName, contract.QueueName, StringComparison.Ordinal)));
        }

        return comparison._changes;
    }

    private void Compare(LockedContract old, LockedContract? current)
    {
        if (current is null)
        {
            Add(LockChangeKind.ContractGone, LockReader.PlaceOf(old.QueueName), old.QueueName, old.Name);
            return;
        }

        foreach (var method in old.Methods)
        {
            var found = current.Methods.FirstOrDefault(other => string.Equals(other.WireName, method.WireName, StringComparison.Ordinal));
            if (found is null)
            {
                Add(LockChangeKind.MethodGone, LockReader.PlaceOf(old.QueueName), current.Name, method.WireName);
            }
            else
            {
                Compare(old.QueueName, method, found);
            }
        }
    }

    private void Compare(string queue, LockedMethod old, LockedMethod current)
    {
        var name = old.WireName;
        CompareArguments(queue, old, current);
        if (!IsSame(old.Result, current.Result))
        {
            var place = LockReader.PlaceOf(queue, name, "result");
            Add(LockChangeKind.Result, place, name, ShapeWords.Now(current.Result), ShapeWords.Before(old.Result, current.Result));
        }

        // Who reports nothing, or listens to no reports, disturbs nobody.
        if (old.Progress is not null && current.Progress is not null && !_types.IsSame(old.Progress, current.Progress))
        {
            Add(LockChangeKind.Progress, LockReader.PlaceOf(queue, name, "progress"), name, ShapeWords.Now(current.Progress), ShapeWords.Before(old.Progress, current.Progress));
        }
    }

    private void CompareArguments(string queue, LockedMethod old, LockedMethod current)
    {
        var name = old.WireName;
        var common = Math.Min(old.Arguments.Count, current.Arguments.Count);
        var isReordered = false;
        for (var i = 0; i < common; i++)
        {
            var (before, now) = (old.Arguments[i], current.Arguments[i]);
            var place = LockReader.PlaceOf(queue, name, LockText.Number(i + 1));
            if (!_types.IsSame(before.Type, now.Type))
            {
                Add(LockChangeKind.ArgumentType, place, name, Ordinal(i), now.Name, ShapeWords.Now(now.Type), ShapeWords.Before(before.Type, now.Type));
            }
            else if (!isReordered && !string.Equals(before.Name, now.Name, StringComparison.Ordinal) && (Has(old, now.Name) || Has(current, before.Name)))
            {
                // Another name alone is nothing: arguments go by their place. But this name had, or the old one has, another place.
                isReordered = true;
                Add(LockChangeKind.ArgumentsReordered, place, name, Ordinal(i), now.Name, before.Name);
            }
        }

        for (var i = common; i < current.Arguments.Count; i++)
        {
            if (!current.Arguments[i].IsOptional)
            {
                Add(LockChangeKind.ArgumentAdded, LockReader.PlaceOf(queue, name, LockText.Number(i + 1)), name, Ordinal(i), current.Arguments[i].Name);
            }
        }

        for (var i = common; i < old.Arguments.Count; i++)
        {
            if (!old.Arguments[i].IsOptional)
            {
                Add(LockChangeKind.ArgumentGone, LockReader.PlaceOf(queue, name), name, Ordinal(i), old.Arguments[i].Name);
            }
        }
    }

    private bool IsSame(string? old, string? current) =>
        old is null || current is null ? old is null && current is null : _types.IsSame(old, current);

    private void Add(LockChangeKind kind, string place, params string[] arguments) =>
        _changes.Add(new(kind, place, arguments.ToEquatableArray()));

    private static bool Has(LockedMethod method, string name) =>
        method.Arguments.Any(argument => string.Equals(argument.Name, name, StringComparison.Ordinal));

    private static string Ordinal(int index) => LockText.Number(index + 1) + ((index + 1) % 100 is 11 or 12 or 13 ? "th" : ((index + 1) % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });
}
