using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Arthropod.Remote.Hosting;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// I7, without asking the code: finds, from a node on, every collection that an object of the library keeps, and how much
/// is in it. One that is new tomorrow is found too, and has to be empty when all is quiet or to be named here with a bound.
/// </summary>
internal static class Memory
{
    /// <summary>What remembers something on purpose, and how much of it.</summary>
    private static readonly Dictionary<string, int> Bounds = new(StringComparer.Ordinal)
    {
        ["Remembered._entries"] = 200_000,
        ["DueOrder._items"] = 200_000,

        // One for each contract or queue of the process.
        ["CallSettings._contracts"] = 1,
        ["Envelopes.<keys>P"] = 1,
        ["CallSender._contracts"] = 1,
        ["RequestQueues._lanes"] = 2,
        ["RequestQueues._called"] = 1,
        ["RequestQueues._served"] = 1,
        ["NodeHealth._receiving"] = 2,
        ["NodeHealth._recent"] = 6,
    };

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <returns>What a process keeps that it need not, when all that it was asked for is done.</returns>
    public static IEnumerable<string> FindLeftovers(RemoteNode node)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var toDo = new Stack<object>([node]);
        while (toDo.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            foreach (var field in Fields.GetOrAdd(next.GetType(), FieldsOf))
            {
                switch (field.GetValue(next))
                {
                    case Delegate { Target: { } target } when IsOurs(target):
                        toDo.Push(target);
                        break;
                    case ICollection items when IsGrowing(items):
                        var name = $"{next.GetType().Name.Split('`')[0]}.{field.Name}";
                        if (items.Count > Bounds.GetValueOrDefault(name))
                        {
                            yield return $"{name} has {items.Count}";
                        }

                        Push(items, toDo);
                        break;
                    case IEnumerable items when IsOursOnly(items):
                        Push(items, toDo);
                        break;
                    case { } value when IsOurs(value):
                        toDo.Push(value);
                        break;
                }
            }
        }
    }

    private static void Push(IEnumerable items, Stack<object> toDo)
    {
        foreach (var item in items is IDictionary pairs ? pairs.Values : items)
        {
            if (item is not null && IsOurs(item))
            {
                toDo.Push(item);
            }
        }
    }

    // Arrays, frozen collections and those of a collection expression ("<>z__ReadOnlyArray") are as large as they were made.
    private static bool IsGrowing(ICollection items) =>
        items is not Array && items.GetType().FullName is var type && !type!.Contains("Frozen", StringComparison.Ordinal) && !type.StartsWith("<>z__", StringComparison.Ordinal);

    private static bool IsOursOnly(IEnumerable items) => items is Array || (items is not string && items.GetType().IsGenericType && items.GetType().GetGenericArguments().All(IsOurs));

    // A store is not the node's: servers share it, and it forgets by its own clock.
    private static bool IsOurs(object value) => value is not IIdempotencyStore && IsOurs(value.GetType());

    private static bool IsOurs(Type type) => type.Assembly == typeof(RemoteNode).Assembly && !type.IsValueType;

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            fields.AddRange(each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.FieldType.IsValueType && field.FieldType != typeof(string)));
        }

        return [.. fields];
    }
}
