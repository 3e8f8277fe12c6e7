using Arthropod.Remote;
using Arthropod.Remote.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SQLite to what AddArthropod knows.</summary>
public static class ArthropodSqliteExtensions
{
    /// <summary>
    /// Has the workers of this machine that name the same file carry out no call twice
    /// (<see cref="SqliteIdempotencyStore"/>).
    /// </summary>
    /// <param name="remote">The builder.</param>
    /// <param name="path">The file. It is made if it does not exist; its folder must.</param>
    /// <returns>The builder.</returns>
    public static ArthropodBuilder UseSqliteIdempotencyStore(this ArthropodBuilder remote, string path)
    {
        ArgumentNullException.ThrowIfNull(remote);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return remote.UseIdempotencyStore(_ => new SqliteIdempotencyStore(path));
    }
}
