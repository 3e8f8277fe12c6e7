namespace Arthropod.Remote.Generators.Contracts;

internal enum FormatterLayout
{
    /// <summary>A map by member name.</summary>
    Map,

    /// <summary>An array by <c>[Key]</c> number, nil where a number is not used.</summary>
    Array,

    /// <summary>An array of a case's number and its value.</summary>
    Union,
}
