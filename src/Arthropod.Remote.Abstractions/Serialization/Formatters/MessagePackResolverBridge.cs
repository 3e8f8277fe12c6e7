using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>
/// Carries a type by whatever a resolver of MessagePack-CSharp has for it:
/// <c>[assembly: RemoteFormatter(typeof(Money), typeof(MessagePackResolverBridge&lt;Money, MyResolver&gt;))]</c>.
/// MessagePack's limits for untrusted data apply. Resolvers use reflection: an application that is trimmed or compiled
/// to native code gets warnings as soon as it uses this type, and none as long as it does not.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TResolver">The resolver. One without a public constructor goes into a class of one's own that asks it.</typeparam>
public readonly struct MessagePackResolverBridge<T, TResolver> : IRemoteFormatter<T>
    where TResolver : IFormatterResolver, new()
{
    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(new TResolver()).WithSecurity(MessagePackSecurity.UntrustedData);

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value) =>
        Options.Resolver.GetFormatterWithVerify<T>().Serialize(ref writer, value, Options);

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) =>
        Options.Resolver.GetFormatterWithVerify<T>().Deserialize(ref reader, Options);
}
