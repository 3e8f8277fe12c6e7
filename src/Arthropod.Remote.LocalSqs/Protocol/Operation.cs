using System.Text.Json;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>Reads an operation's parameters from the request, does it, and writes the fields of its answer.</summary>
internal delegate void Operation(ref RequestReader request, OperationContext context, Utf8JsonWriter answer);
