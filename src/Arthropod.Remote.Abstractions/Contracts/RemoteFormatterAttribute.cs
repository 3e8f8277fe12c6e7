namespace Arthropod.Remote;

/// <summary>
/// Names the formatter that carries a type: one written by hand, for a type that the generator cannot read or is to
/// write otherwise. At an assembly it is for every value of that type in the assembly's contracts; at a type, for that
/// type; at a member, for that member alone. Both sides of a call need the same.
/// </summary>
/// <example>
/// <code>
/// [assembly: RemoteFormatter(typeof(NodaTime.Instant), typeof(InstantFormatter))]
///
/// internal readonly struct InstantFormatter : IRemoteFormatter&lt;NodaTime.Instant&gt;
/// {
///     public static void Write(ref MessagePackWriter writer, NodaTime.Instant value) => writer.Write(value.ToUnixTimeTicks());
///
///     public static NodaTime.Instant Read(ref MessagePackReader reader) => NodaTime.Instant.FromUnixTimeTicks(reader.ReadInt64());
/// }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface |
    AttributeTargets.Property | AttributeTargets.Field,
    AllowMultiple = true,
    Inherited = false)]
public sealed class RemoteFormatterAttribute : Attribute
{
    /// <summary>Names the formatter of the type or member that is marked.</summary>
    /// <param name="formatter">A type that implements <see cref="Serialization.IRemoteFormatter{T}"/> for it.</param>
    public RemoteFormatterAttribute(Type formatter) => Formatter = formatter;

    /// <summary>Names the formatter of a type. For assemblies.</summary>
    /// <param name="type">The type; without type arguments where the formatter has the same number of them.</param>
    /// <param name="formatter">A type that implements <see cref="Serialization.IRemoteFormatter{T}"/> for it.</param>
    public RemoteFormatterAttribute(Type type, Type formatter)
    {
        Type = type;
        Formatter = formatter;
    }

    /// <summary>The type that the formatter carries; <see langword="null"/>: that of the place that is marked.</summary>
    public Type? Type { get; }

    /// <summary>The formatter.</summary>
    public Type Formatter { get; }
}
