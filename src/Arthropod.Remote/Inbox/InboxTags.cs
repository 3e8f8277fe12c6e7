using System.Globalization;

namespace Arthropod.Remote.Inbox;

/// <summary>
/// The tags of an inbox: they say that it is ours, when its owner last said that it is alive and whether it sweeps, and
/// when it was probed.
/// </summary>
internal static class InboxTags
{
    private const string Marker = "arthropod:inbox";
    private const string Heartbeat = "arthropod:heartbeat";
    private const string Sweeps = "arthropod:sweeps";
    private const string Probe = "arthropod:probe";
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The tags that an inbox is born with.</summary>
    public static IReadOnlyDictionary<string, string> AtBirth(DateTimeOffset now, bool sweeps) =>
        new Dictionary<string, string>(Alive(now, sweeps), StringComparer.Ordinal) { [Marker] = "1" };

    /// <summary>What the owner sets to say that it is alive.</summary>
    public static IReadOnlyDictionary<string, string> Alive(DateTimeOffset now, bool sweeps) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [Heartbeat] = Write(now), [Sweeps] = sweeps ? "1" : "0" };

    /// <summary>What a sweeper sets once it has sent a probe.</summary>
    public static IReadOnlyDictionary<string, string> Probed(DateTimeOffset now) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [Probe] = Write(now) };

    /// <returns>The owner's last heartbeat; <see langword="null"/> if the queue is not an inbox of ours.</returns>
    public static DateTimeOffset? HeartbeatOf(IReadOnlyDictionary<string, string> tags) =>
        tags.GetValueOrDefault(Marker) == "1" ? Read(tags, Heartbeat) : null;

    /// <returns>Whether the owner sweeps under its prefix, when nobody older does.</returns>
    public static bool OwnerSweeps(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(Sweeps) == "1";

    /// <returns>When it was probed; <see langword="null"/> if it never was.</returns>
    public static DateTimeOffset? ProbeOf(IReadOnlyDictionary<string, string> tags) => Read(tags, Probe);

    private static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Read(IReadOnlyDictionary<string, string> tags, string tag) =>
        DateTimeOffset.TryParseExact(
            tags.GetValueOrDefault(tag), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
