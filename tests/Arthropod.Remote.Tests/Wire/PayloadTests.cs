using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>A payload is bytes in hand, or a reference that has to be fetched first.</summary>
public sealed class PayloadTests
{
    private static readonly Payload Referenced = new(new PayloadReference("videos/17", 5_000_000));

    [Fact]
    public void The_bytes_of_a_reference_are_not_in_hand()
    {
        Assert.False(Referenced.IsInHand);
        Assert.Contains("blob 'videos/17'", Assert.Throws<InvalidOperationException>(() => Referenced.Bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_is_not_written_for_the_wire_has_no_field_for_it()
    {
        var frame = Frames.Result with { Payload = Referenced };

        Assert.Contains("no field for references", Assert.Throws<InvalidOperationException>(() => EnvelopeWriter.Write(frame)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_everything_stays_in_hand_and_nothing_can_be_fetched()
    {
        Payload payload = new byte[] { 1, 2, 3 };

        Assert.Equal([1, 2, 3], (await PayloadStore.None.StoreAsync(payload, default)).Bytes.ToArray());
        Assert.Equal([1, 2, 3], (await PayloadStore.None.FetchAsync(payload, default)).Bytes.ToArray());
        await Assert.ThrowsAsync<InvalidOperationException>(() => PayloadStore.None.FetchAsync(Referenced, default).AsTask());
    }

    [Fact]
    public void Its_text_shows_no_bytes() => Assert.Equal("3 bytes", new Payload(new byte[] { 1, 2, 3 }).ToString());
}
