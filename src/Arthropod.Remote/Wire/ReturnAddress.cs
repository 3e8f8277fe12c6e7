namespace Arthropod.Remote.Wire;

/// <summary>Who waits for which call.</summary>
internal readonly record struct ReturnAddress(Guid CallId, string Inbox);
