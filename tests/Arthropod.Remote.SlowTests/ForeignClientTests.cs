using System.Globalization;
using System.Text.Json;
using Arthropod.Remote.SlowTests.World;
using Arthropod.Remote.Tests.Shared;

namespace Arthropod.Remote.SlowTests;

/// <summary>A caller and a worker in Python, written from docs/wire-protocol.md alone.</summary>
public sealed class ForeignClientTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Foreign");

    [NeedsFact("python3", "-c", "import boto3")]
    public async Task A_caller_in_Python_gets_results_progress_and_errors_from_our_worker()
    {
        await using var world = await PeerWorld.CreateAsync();
        var worker = await world.StartWorkerAsync();

        var caller = await Command.SucceedAsync(Folder, "python3", "caller.py", world.Url.ToString());

        var answers = caller.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(144, answers[0].GetProperty("result").GetInt32());
        Assert.Equal(worker.Id, answers[1].GetProperty("result").GetProperty("ProcessId").GetInt32());
        Assert.Equal("began clip", Assert.Single(answers[1].GetProperty("reports").EnumerateArray()).GetString());
        Assert.Equal(2, answers[2].GetProperty("kind").GetInt32());
        Assert.Contains("could not read the arguments of IPeer.Square", answers[2].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(1, answer.GetProperty("attempt").GetInt32()));
    }

    [NeedsFact("python3", "-c", "import boto3")]
    public async Task A_worker_in_Python_answers_our_caller_with_results_progress_and_errors()
    {
        await using var world = await PeerWorld.CreateAsync();
        await using var worker = PeerProcess.Run("python3", [Path.Combine(Folder, "worker.py"), world.Url.ToString()]);
        await worker.SaysAsync("ready");
        var reports = new List<string>();

        var square = await world.Caller.Square(12).WaitAsync(Deadlines.Step);
        var done = await world.Caller.Work("clip", new InlineProgress<string>(reports.Add)).WaitAsync(Deadlines.Step);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Caller.Square(-1).WaitAsync(Deadlines.Step));

        Assert.Equal(144, square);
        Assert.Equal(worker.Id, done.ProcessId);
        Assert.Equal(["first of clip", "second of clip", "third of clip"], reports);
        Assert.Equal(("ValueError", "only of what is not below zero"), (error.RemoteTypeName, error.Message));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"python/{worker.Id}"), error.Server);
        Assert.Equal((ServerErrorKind.Implementation, 1), (error.Kind, error.Attempt));
    }
}
