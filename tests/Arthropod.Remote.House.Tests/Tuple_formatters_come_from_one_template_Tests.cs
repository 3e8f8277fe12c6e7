namespace Arthropod.Remote.House.Tests;

/// <summary>
/// The tuple formatters are what the template says. After a change of the template run this once with
/// <c>ARTHROPOD_UPDATE_GOLDEN=1</c>: it writes the file.
/// </summary>
public sealed class Tuple_formatters_come_from_one_template_Tests
{
    [Fact]
    public void The_file_is_what_the_template_writes()
    {
        var path = Repository.Folder("src", "Arthropod.Remote.Abstractions", "Serialization", "Formatters", "Tuples", "TupleFormatters.cs");
        var text = TupleFormatterTemplate.Text();
        if (Environment.GetEnvironmentVariable("ARTHROPOD_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text, ignoreLineEndingDifferences: true);
    }
}
