using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>
/// The bytes of one envelope of each kind, so that the format cannot change unnoticed. They were written by an encoder
/// made from docs/wire-protocol.md and MessagePack's specification, not by ours.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("Request", "9281010292018701c41001890a5dac96774bbcceb302099a805702a6456e636f646503d935746573742d61727468726f706f642d696e626f782d3031383930613564616339363737346262636365623330323039396138303537050208ce0036ee800981a674656e616e74a4626cc3a504c4049201a178")]
    [InlineData("Started", "9281010292028501c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a697880aaa6d616368696e652f3432")]
    [InlineData("Update", "9281010292038501c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a6978804c40107")]
    [InlineData("Result", "9281010292048501c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a6978804c403a26f6b")]
    [InlineData("Error", "9281010292058701c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a697880b030aaa6d616368696e652f34320c8401d92053797374656d2e496e76616c69644f7065726174696f6e457863657074696f6e02a949742062726f6b652e03a9617420410a6174204204918201b653797374656d2e466f726d6174457863657074696f6e02aa4e6f206e756d6265722e")]
    [InlineData("Cancelled", "9281010292068401c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a69788")]
    [InlineData("NotUnderstood", "9281010292078601c41001890a5dac96774bbcceb302099a8057050307cd012c06c408f1e2d3c4b5a697880dae6e6f2073756368206d6574686f640aaa6d616368696e652f3432")]
    [InlineData("Cancel", "9281010292088101c41001890a5dac96774bbcceb302099a8057")]
    public void An_envelope_is_byte_for_byte_what_the_specification_says(string kind, string expected)
    {
        var body = EnvelopeWriter.Write(Frames.Of(kind));

        Assert.StartsWith("AR0:", body, StringComparison.Ordinal);
        Assert.Equal(expected, Convert.ToHexStringLower(Convert.FromBase64String(body[4..])));
    }
}
