using System.Buffers;
using System.Globalization;
using System.Text;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>The rules for message attributes (SQS developer guide, "Amazon SQS message attributes").</summary>
internal static class AttributeValidation
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <exception cref="SqsException">Name, type or value are not what SQS accepts.</exception>
    public static void Validate(MessageAttribute attribute)
    {
        ValidateName(attribute.Name);
        if (attribute.DataType.Length > SqsLimits.MaxAttributeNameLength || BaseType(attribute.DataType) is not ("String" or "Number" or "Binary"))
        {
            throw Invalid($"The type of message (user) attribute '{attribute.Name}' is invalid: '{attribute.DataType}'. You must use only the following supported type prefixes: Binary, Number, String.");
        }

        if (attribute.Value.Length == 0 || attribute.IsBinary != (BaseType(attribute.DataType) is "Binary"))
        {
            throw Invalid($"Message (user) attribute '{attribute.Name}' must contain a non-empty value of type '{attribute.DataType}'.");
        }

        if (attribute.IsBinary)
        {
            return;
        }

        if (!MessageText.IsAllowed(attribute.Value))
        {
            throw new SqsException(SqsFault.InvalidMessageContents, $"Message (user) attribute '{attribute.Name}' holds invalid characters. {MessageDraft.AllowedCharacters}");
        }

        if (BaseType(attribute.DataType) is "Number" && !IsNumber(attribute.Value))
        {
            throw Invalid($"Can't cast the value of message (user) attribute '{attribute.Name}' to a number.");
        }
    }

    private static void ValidateName(string name)
    {
        if (name.Length is 0 or > SqsLimits.MaxAttributeNameLength
            || name.AsSpan().ContainsAnyExcept(NameCharacters)
            || name[0] == '.'
            || name[^1] == '.'
            || name.Contains("..", StringComparison.Ordinal)
            || name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(
                $"Message (user) attribute name '{name}' is invalid: 1 to {SqsLimits.MaxAttributeNameLength} of A-Z, a-z, 0-9, underscore, hyphen and period, "
                + "no period at either end or twice in a row, and not beginning with 'AWS.' or 'Amazon.'.");
        }
    }

    private static ReadOnlySpan<char> BaseType(string dataType)
    {
        var dot = dataType.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? dataType : dataType.AsSpan(0, dot);
    }

    // SQS keeps up to 38 digits between -10^128 and 10^126; a double tells the magnitude, the digits are counted.
    private static bool IsNumber(byte[] utf8) =>
        double.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= 1e128
        && Encoding.ASCII.GetString(utf8).Split('e', 'E')[0].Count(char.IsAsciiDigit) <= 38
        && utf8[0] is not (byte)' ' and not (byte)'N' and not (byte)'I';

    private static SqsException Invalid(string message) => new(SqsFault.InvalidParameterValue, message);
}
