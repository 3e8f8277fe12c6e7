using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Telemetry;

/// <summary>Nothing that a stranger has written moves the cursor of whoever reads it.</summary>
public sealed class PrintableTests
{
    [Theory]
    [InlineData("Encode", "Encode")]
    [InlineData("blå", "blå")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("a\r\nb", "a\\u000d\\u000ab")]
    [InlineData("a\u202eb", "a\\u202eb")]
    public void What_moves_the_cursor_is_written_as_its_number(string text, string shown) => Assert.Equal(shown, Printable.Line(text));

    [Fact]
    public void So_it_is_in_every_line_of_the_log()
    {
        using var log = new WorldLog();

        new UnfailingLogger(log).ResultDiscarded("inbox\u001b[2J", Guid.Empty, TimeSpan.Zero, "IWorker", "Do\nit");

        var line = Assert.Single(log.Entries).Text;
        Assert.Contains("inbox\\u001b[2J", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }
}
