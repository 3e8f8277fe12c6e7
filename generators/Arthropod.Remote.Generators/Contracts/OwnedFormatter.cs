namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A formatter with a contract that needs it.</summary>
internal sealed record OwnedFormatter(string Contract, FormatterModel Formatter)
{
    public static IEnumerable<OwnedFormatter> Of(ReadingModel reading) =>
        reading.Formatters.Select(formatter => new OwnedFormatter(reading.Contract!.TypeName, formatter));
}
