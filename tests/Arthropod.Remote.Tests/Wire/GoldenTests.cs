using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>The bytes of one envelope of each kind, so that the format cannot change unnoticed.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("Request", "")]
    [InlineData("Started", "")]
    [InlineData("Update", "")]
    [InlineData("Result", "")]
    [InlineData("Error", "")]
    [InlineData("Cancelled", "")]
    [InlineData("NotUnderstood", "")]
    [InlineData("Cancel", "")]
    public void An_envelope_is_byte_for_byte_what_the_specification_says(string kind, string expected)
    {
        var body = EnvelopeWriter.Write(Frames.Of(kind));

        Assert.StartsWith("AR0:", body, StringComparison.Ordinal);
        Assert.Equal(expected, Convert.ToHexStringLower(Convert.FromBase64String(body[4..])));
    }
}
