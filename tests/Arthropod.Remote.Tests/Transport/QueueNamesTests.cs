using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Transport;

public sealed class QueueNamesTests
{
    [Theory]
    [InlineData("", "video_encoding")]
    [InlineData("stage-", "video-encoding_2")]
    public void A_legal_name_has_no_fault(string prefix, string name)
    {
        Assert.Null(QueueNames.FindFault(prefix, name));
    }

    [Theory]
    [InlineData("", "", "The queue name is empty")]
    [InlineData("", "video encoding", "characters other than letters")]
    [InlineData("", "vidéo", "characters other than letters")]
    [InlineData("", "video.fifo", "characters other than letters")]
    [InlineData("twelve-chars", "a_name_of_65_characters_is_too_long_with_this_prefix_and_its_suffix", "Shorten the name or the prefix")]
    public void A_fault_in_a_name_is_told_with_what_to_do(string prefix, string name, string fault)
    {
        Assert.Contains(fault, QueueNames.FindFault(prefix, name), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_name_leaves_room_for_the_dead_letter_suffix()
    {
        Assert.Null(QueueNames.FindFault("", new string('a', 76)));
        Assert.NotNull(QueueNames.FindFault("", new string('a', 77)));
    }

    [Theory]
    [InlineData("stage-", null)]
    [InlineData("", null)]
    [InlineData("stage.", "characters other than letters")]
    [InlineData("a-prefix-of-33-characters-in-all-", "at most 32")]
    public void A_prefix_is_checked_by_itself(string prefix, string? fault)
    {
        if (fault is null)
        {
            Assert.Null(QueueNames.FindPrefixFault(prefix));
        }
        else
        {
            Assert.Contains(fault, QueueNames.FindPrefixFault(prefix), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_new_inbox_is_an_inbox_of_its_prefix_and_of_no_other()
    {
        var inbox = QueueNames.NewInbox("stage-", Guid.CreateVersion7());

        Assert.True(QueueNames.IsInbox("stage-", inbox));
        Assert.False(QueueNames.IsInbox("other-", inbox));
        Assert.False(QueueNames.IsInbox("", inbox));
        Assert.InRange(QueueNames.NewInbox(new string('p', 32), Guid.CreateVersion7()).Length, 1, QueueNames.MaxLength);
    }
}
