using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>
/// Carries a type by a formatter that was written for MessagePack-CSharp:
/// <c>[assembly: RemoteFormatter(typeof(Money), typeof(MessagePackFormatterBridge&lt;Money, MoneyFormatter&gt;))]</c>.
/// What that formatter asks of others goes through MessagePack's standard resolver, with its limits for untrusted data.
/// That resolver uses reflection: an application that is trimmed or compiled to native code gets warnings as soon as it
/// uses this type, and none as long as it does not.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TFormatter">Its MessagePack formatter.</typeparam>
public readonly struct MessagePackFormatterBridge<T, TFormatter> : IRemoteFormatter<T>
    where TFormatter : IMessagePackFormatter<T>, new()
{
    private static readonly TFormatter Formatter = new();
    private static readonly MessagePackSerializerOptions Options =
        ContractlessStandardResolver.Options.WithSecurity(MessagePackSecurity.UntrustedData);

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value) => Formatter.Serialize(ref writer, value, Options);

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) => Formatter.Deserialize(ref reader, Options);
}
