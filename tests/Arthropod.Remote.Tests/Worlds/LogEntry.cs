using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Tests.Worlds;

internal sealed record LogEntry(LogLevel Level, int EventId, string Text, Exception? Exception);
