using System.Globalization;
using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// Compares types by what they look like on the wire: a type may have another name, but not other members. What has
/// changed inside a type of the application's is said once, there, however many methods carry it.
/// </summary>
internal sealed class TypeComparison(LockModel old, LockModel current, List<LockChange> changes)
{
    private readonly Dictionary<string, LockedType> _old = ByName(old);
    private readonly Dictionary<string, LockedType> _current = ByName(current);
    private readonly HashSet<(string Old, string Current)> _compared = [];

    /// <summary>Whether two types look alike, up to what is said about the types inside them.</summary>
    public bool IsSame(string oldType, string currentType) =>
        Shape.Parse(oldType) is { } before && Shape.Parse(currentType) is { } now && IsSame(before, now);

    private bool IsSame(Shape before, Shape now)
    {
        if (before.MayBeNull != now.MayBeNull || before.IsNamed != now.IsNamed || before.Parts.Count != now.Parts.Count)
        {
            return false;
        }

        if (before.IsNamed && _old.TryGetValue(before.Kind, out var oldType) && _current.TryGetValue(now.Kind, out var currentType))
        {
            if (_compared.Add((oldType.Name, currentType.Name)))
            {
                Compare(oldType, currentType);
            }

            return true;
        }

        return string.Equals(before.Kind, now.Kind, StringComparison.Ordinal) &&
            !ElementNames.HaveChangedPlaces(before, now) &&
            !(before.IsNamed && _old.ContainsKey(before.Kind) != _current.ContainsKey(now.Kind)) &&
            before.Parts.Zip(now.Parts, IsSame).All(same => same);
    }

    private void Compare(LockedType before, LockedType now)
    {
        if (before.Kind != now.Kind || !string.Equals(before.Underlying, now.Underlying, StringComparison.Ordinal))
        {
            Add(LockChangeKind.Layout, ShapeReader.PlaceOf(now.Name), now.Name, Describe(now), Describe(before));
            return;
        }

        switch (now.Kind)
        {
            case LockedTypeKind.Enum:
                CompareValues(before, now);
                break;
            case LockedTypeKind.Union:
                CompareCases(before, now);
                break;
            default:
                CompareMembers(before, now);
                break;
        }
    }

    private void CompareMembers(LockedType before, LockedType now)
    {
        var isRekeyed = false;
        foreach (var member in before.Members)
        {
            var place = ShapeReader.PlaceOf(now.Name, member.Key);
            if (Find(now, member.Key) is not { } found)
            {
                // Who misses it takes null, which says that there is nothing; any other default would be taken for a value.
                if (member.IsRequired || Shape.Parse(member.Type) is not { MayBeNull: true })
                {
                    Add(LockChangeKind.MemberGone, ShapeReader.PlaceOf(now.Name), now.Name, member.Name, Key(now, member));
                }
                else if (!isRekeyed && now.Members.FirstOrDefault(other => IsNamed(other, member.Name)) is { } moved && Find(before, moved.Key) is null)
                {
                    // It is not gone, and nobody would learn why it is always null.
                    isRekeyed = true;
                    Add(LockChangeKind.MembersRekeyed, ShapeReader.PlaceOf(now.Name, moved.Key), now.Name, Key(now, moved), moved.Name,
                        $"it as {Key(before, member)}");
                }
            }
            else if (!IsSame(member.Type, found.Type))
            {
                Add(LockChangeKind.MemberType, place, now.Name, found.Name, ShapeWords.Now(found.Type), ShapeWords.Before(member.Type, found.Type));
            }
            else if (!isRekeyed && !string.Equals(found.Name, member.Name, StringComparison.Ordinal) &&
                (HasName(before, found.Name) || HasName(now, member.Name)))
            {
                // Another name alone is nothing: members go by their keys. But this name had, or the old one has, another key.
                isRekeyed = true;
                Add(LockChangeKind.MembersRekeyed, place, now.Name, Key(now, member), found.Name, $"'{member.Name}' there");
            }
        }

        foreach (var member in now.Members.Where(member => Find(before, member.Key) is null))
        {
            var place = ShapeReader.PlaceOf(now.Name, member.Key);
            if (IsGap(before, member.Key))
            {
                // It comes, as null, whether it is required or not.
                if (Shape.Parse(member.Type) is not { MayBeNull: true })
                {
                    Add(LockChangeKind.MemberInGap, place, now.Name, member.Name, member.Key);
                }
            }
            else if (member.IsRequired)
            {
                Add(LockChangeKind.MemberRequired, place, now.Name, member.Name);
            }
        }
    }

    /// <summary>Whether a number lies below one that is taken: an array has an element for each up to the highest.</summary>
    private static bool IsGap(LockedType type, string key) => type.Kind == LockedTypeKind.Array && Number(key) is { } number &&
        type.Members.Any(member => Number(member.Key) > number);

    private static int? Number(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void CompareValues(LockedType before, LockedType now)
    {
        foreach (var value in before.Members.Where(value => Find(now, value.Key) is null))
        {
            var renumbered = now.Members.FirstOrDefault(other => string.Equals(other.Name, value.Name, StringComparison.Ordinal));
            Add(LockChangeKind.EnumValue, ShapeReader.PlaceOf(now.Name), now.Name, value.Name, value.Key,
                renumbered is null ? "is gone" : "is " + renumbered.Key + " now");
        }

        foreach (var value in before.Members.Where(value => Find(now, value.Key) is { } other &&
            !string.Equals(other.Name, value.Name, StringComparison.Ordinal) && now.Members.Any(moved =>
                string.Equals(moved.Name, value.Name, StringComparison.Ordinal) && !string.Equals(moved.Key, value.Key, StringComparison.Ordinal))))
        {
            Add(LockChangeKind.EnumValue, ShapeReader.PlaceOf(now.Name), now.Name, value.Name, value.Key, "has another number now");
        }
    }

    private void CompareCases(LockedType before, LockedType now)
    {
        foreach (var item in before.Members)
        {
            if (Find(now, item.Key) is not { } found || !IsSame(item.Type, found.Type) || IsTaken(item, found, before, now))
            {
                Add(LockChangeKind.UnionCase, ShapeReader.PlaceOf(now.Name), now.Name, item.Key,
                    Find(now, item.Key) is { } other ? "is " + other.Type + " now" : "is gone", "send it as " + item.Type);
            }
        }

        foreach (var item in now.Members.Where(item => Find(before, item.Key) is null))
        {
            Add(LockChangeKind.UnionCase, ShapeReader.PlaceOf(now.Name), now.Name, item.Key, $"is new, {item.Type}", "cannot read it");
        }
    }

    // Names of types do not travel, and may change. But what looks alike and stands for another case is another thing.
    private static bool IsTaken(LockedMember item, LockedMember found, LockedType before, LockedType now) =>
        !string.Equals(item.Type, found.Type, StringComparison.Ordinal) && (HasType(before, found.Type) || HasType(now, item.Type));

    private void Add(LockChangeKind kind, string place, params string[] arguments) =>
        changes.Add(new(kind, place, arguments.ToEquatableArray()));

    private static Dictionary<string, LockedType> ByName(LockModel model)
    {
        var types = new Dictionary<string, LockedType>(StringComparer.Ordinal);
        foreach (var type in model.Types)
        {
            types[type.Name] = type;
        }

        return types;
    }

    private static bool HasName(LockedType type, string name) =>
        type.Members.Any(member => IsNamed(member, name));

    private static bool IsNamed(LockedMember member, string name) => string.Equals(member.Name, name, StringComparison.Ordinal);

    private static bool HasType(LockedType union, string type) =>
        union.Members.Any(item => string.Equals(item.Type, type, StringComparison.Ordinal));

    private static LockedMember? Find(LockedType type, string key) =>
        type.Members.FirstOrDefault(member => string.Equals(member.Key, key, StringComparison.Ordinal));

    private static string Key(LockedType type, LockedMember member) =>
        type.Kind == LockedTypeKind.Array ? $"Key({member.Key})" : $"\"{member.Key}\"";

    private static string Describe(LockedType type) => type.Kind switch
    {
        LockedTypeKind.Map => "a map by member names",
        LockedTypeKind.Array => "an array by key numbers",
        LockedTypeKind.Enum => "an enum over " + type.Underlying,
        _ => "a union",
    };
}
