using Microsoft.Extensions.Hosting;

namespace VideoEncoding;

/// <summary>
/// Ends the worker when the process that started it is gone. It holds the other end of our standard input; the system
/// closes that end when the process ends, even by kill -9, and reading then comes to the end of the file.
/// </summary>
/// <param name="lifetime">The worker's host.</param>
internal sealed class EndWithParent(IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (await input.ReadAsync(buffer, stoppingToken) > 0)
        {
            // Nobody writes anything; if somebody does, it means nothing.
        }

        lifetime.StopApplication();
    }
}
