using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using MessagePack;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Values of any type, null only where the type says so.</summary>
internal sealed class RandomValues(Random random)
{
    private const int Deepest = 6;

    private readonly NullabilityInfoContext _nullability = new();

    public object Make(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(4) == 0 ? null! : Make(underlying, depth);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, random.Next(4) == 0 ? random.Next(256) : Enum.GetValues(type).Cast<object>().ElementAt(random.Next(2)));
        }

        return Simple(type) ?? (type.IsArray ? Items(type.GetElementType()!, depth) : type.IsGenericType ? Generic(type, depth) : Object(type, depth));
    }

    /// <summary>An argument, null only where the parameter may be.</summary>
    public object? MakeArgument(ParameterInfo parameter) => Of(parameter.Member, parameter.ParameterType, _nullability.Create(parameter));

    /// <summary>What a method returns in its task, null only where it may be.</summary>
    public object? MakeResult(MethodInfo method) => method.ReturnType.IsGenericType
        ? Of(method, method.ReturnType.GenericTypeArguments[0], _nullability.Create(method.ReturnParameter).GenericTypeArguments[0])
        : null;

    // Reflection takes what a type parameter stands for to be nullable; IStore<string> says otherwise.
    private object? Of(MemberInfo member, Type type, NullabilityInfo nullability) =>
        member.DeclaringType!.IsGenericType ? Make(type) : Member(type, nullability, depth: 0);

    private object? Simple(Type type) => type.Name switch
    {
        nameof(Boolean) => random.Next(2) == 0,
        nameof(Byte) => (byte)Integer(),
        nameof(SByte) => (sbyte)Integer(),
        nameof(Int16) => (short)Integer(),
        nameof(UInt16) => (ushort)Integer(),
        nameof(Int32) => (int)Integer(),
        nameof(UInt32) => (uint)Integer(),
        nameof(Int64) => Integer(),
        nameof(UInt64) => (ulong)Integer(),
        nameof(Single) => random.NextSingle() * 1e9f,
        nameof(Double) => random.Next(5) == 0 ? double.NaN : random.NextDouble() * 1e200,
        nameof(Char) => (char)random.Next(0xD000),
        nameof(String) => Text(),
        nameof(Decimal) => new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
        nameof(Guid) => new Guid(random.Next(), 1, 2, BitConverter.GetBytes(random.NextInt64())),
        nameof(DateTime) => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc),
        nameof(DateTimeOffset) => new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-840, 841))),
        nameof(TimeSpan) => new TimeSpan(Integer()),
        nameof(DateOnly) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
        nameof(TimeOnly) => new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks)),
        nameof(Uri) => new Uri("http://x.y/" + Uri.EscapeDataString(Text())),
        nameof(Version) => new Version(random.Next(99), random.Next(99), random.Next(99)),
        nameof(Half) => (Half)random.NextSingle(),
        nameof(StringBuilder) => new StringBuilder(Text()),
        _ when type == typeof(byte[]) => Bytes(),
        _ when type == typeof(Memory<byte>) => new Memory<byte>(Bytes()),
        _ => null,
    };

    private object Generic(Type type, int depth)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true && definition != typeof(KeyValuePair<,>))
        {
            return Collected(type, arguments.Length == 2 ? Map(arguments, depth) : Items(arguments[0], depth));
        }

        return type.Name.Contains("Tuple", StringComparison.Ordinal) || definition == typeof(KeyValuePair<,>)
            ? Activator.CreateInstance(type, [.. arguments.Select(argument => Make(argument, depth + 1))])!
            : Object(type, depth);
    }

    /// <summary>What holds the same items, as one of a collection's own constructors or its factory makes it.</summary>
    private static object Collected(Type type, IEnumerable items)
    {
        if (type.IsInstanceOfType(items))
        {
            return items;
        }

        if (!type.Namespace!.EndsWith("Immutable", StringComparison.Ordinal))
        {
            return Activator.CreateInstance(type, items)!;
        }

        // An immutable collection has a static class beside it: ImmutableList<T> ImmutableList.CreateRange(IEnumerable<T>).
        var name = type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)];
        return type.Assembly.GetType(name)!.GetMethods()
            .Single(method => method.Name == nameof(ImmutableList.CreateRange) && method.GetGenericArguments().Length == type.GenericTypeArguments.Length &&
                method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
            .MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [items])!;
    }

    private IDictionary Map(Type[] arguments, int depth)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        for (var left = Count(depth); left > 0; left--)
        {
            // Sorted dictionaries compare texts by culture, for which some letters say nothing: these are told apart by all.
            var key = arguments[0] == typeof(string) ? $"k{random.Next():x}" : Make(arguments[0], depth + 1);
            dictionary[key] = Make(arguments[1], depth + 1);
        }

        return dictionary;
    }

    private object Object(Type type, int depth)
    {
        if (type.IsAbstract)
        {
            var cases = type.GetCustomAttributes<UnionAttribute>().ToList();
            return Object(cases[random.Next(cases.Count)].SubType, depth);
        }

        if (typeof(IList).IsAssignableFrom(type))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            for (var left = Count(depth); left > 0; left--)
            {
                list.Add((int)Integer());
            }

            return list;
        }

        var constructor = type.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length).LastOrDefault();
        var value = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => Member(parameter.ParameterType, _nullability.Create(parameter), depth))]);
        if (constructor?.GetParameters().Length > 0)
        {
            return value;
        }

        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            // Reflection takes what a type parameter stands for to be nullable; Box<string> says otherwise.
            property.SetValue(value, property.Name == "Value"
                ? Make(property.PropertyType, depth + 1)
                : Member(property.PropertyType, _nullability.Create(property), depth));
        }

        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            field.SetValue(value, Member(field.FieldType, _nullability.Create(field), depth));
        }

        return value;
    }

    private object? Member(Type type, NullabilityInfo nullability, int depth) =>
        nullability.WriteState == NullabilityState.Nullable && !type.IsValueType && (depth > Deepest || random.Next(3) == 0)
            ? null
            : Make(type, depth + 1);

    private Array Items(Type type, int depth)
    {
        var items = Array.CreateInstance(type, Count(depth));
        for (var i = 0; i < items.Length; i++)
        {
            items.SetValue(Make(type, depth + 1), i);
        }

        return items;
    }

    private int Count(int depth) => depth > Deepest ? 0 : random.Next(20) == 0 ? 20 : random.Next(3);

    private long Integer() => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(10)];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(random.Next(10) == 0 ? 300 : 10)).Select(_ => random.Next(4) switch
    {
        0 => (char)random.Next('a', 'z'),
        1 => (char)random.Next(0x80, 0x7FF),
        2 => (char)random.Next(0x800, 0xD7FF),
        _ => (char)random.Next(' ', '~'),
    }));
}
