using System.Globalization;
using Arthropod.Remote;
using Spectre.Console;

namespace VideoEncoding;

/// <summary>What the user sees: a bar on a terminal, plain lines in a file or a pipe.</summary>
internal static class Display
{
    private static readonly bool IsTerminal = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Says something beside the result; above the bar, if there is one.</summary>
    public static void Say(string line)
    {
        if (IsTerminal)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{line}[/]");
        }
        else
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Says what went wrong.</summary>
    public static void Fail(string line) => Console.Error.WriteLine(line);

    /// <summary>Shows how far a call is, as long as it takes.</summary>
    public static Task<T> ProgressAsync<T>(string title, Func<IProgress<int>, Task<T>> call) =>
        IsTerminal ? BarAsync(title, call) : LinesAsync(title, call);

    private static Task<T> BarAsync<T>(string title, Func<IProgress<int>, Task<T>> call) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title), maxValue: 100);

                // InlineProgress, because Progress<T> would move the bar from the thread pool, late and out of order.
                return call(new InlineProgress<int>(percent => bar.Value = percent));
            });

    private static Task<T> LinesAsync<T>(string title, Func<IProgress<int>, Task<T>> call)
    {
        var next = 0;
        return call(new InlineProgress<int>(percent =>
        {
            if (percent >= next)
            {
                next = percent - (percent % 10) + 10;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {percent} %"));
            }
        }));
    }
}
