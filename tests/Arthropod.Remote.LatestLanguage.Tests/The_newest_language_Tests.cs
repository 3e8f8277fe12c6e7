using Arthropod.Remote.LocalSqs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.LatestLanguage.Tests;

/// <summary>
/// The generator is built against the compiler of last year and runs in that of today. That this project builds, with
/// warnings as errors, is half of the test.
/// </summary>
public sealed class The_newest_language_Tests : IAsyncLifetime
{
    private IHost? _host;

    private IGallery Contract => _host!.Services.GetRequiredService<IGallery>();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddArthropod(static remote => remote
            .UseLocal(new LocalSqsEngine())
            .AddClient<IGallery>()
            .AddServer<IGallery, Gallery>());
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Values_with_partial_constructors_and_field_backed_properties_travel()
    {
        var reports = new List<Frame>();

        var picture = await Contract.Frame(
            new Picture(" Nude ") { Artist = "M.", Width = -3 }, new Frame { Thickness = 4 }, new InlineProgress<Frame>(reports.Add));

        Assert.Equal(("Nude", "M.", 6, 3), (picture.Title, picture.Artist, picture.Width, picture.Height));
        Assert.Equal(5, Assert.Single(reports).Thickness);
    }

    [Fact]
    public async Task Extension_members_call_remote_methods()
    {
        var picture = await Contract.FrameTwice(new Picture("Nude") { Artist = "M." });

        Assert.Equal(5, picture.Width);
        Assert.Equal("IGallery", IGallery.Door);
    }

    [Fact]
    public async Task Parameters_named_like_new_keywords_are_parameters()
    {
        Assert.Equal(10, await Contract.Sum(1, 2, 3, 4));
        await Contract.WithOptions(new RemoteCallOptions()).Discard(new Picture("Nude") { Artist = "M." });
    }
}
