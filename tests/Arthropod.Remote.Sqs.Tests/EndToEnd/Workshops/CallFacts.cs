namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>What an implementation knows of the call that it carries out.</summary>
public sealed record CallFacts(Guid CallId, int Attempt, DateTimeOffset? Deadline, Dictionary<string, string> Headers);
