namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>An answer that is an error: thrown by the engine, turned into an error shape by the protocol.</summary>
internal sealed class SqsException(SqsFault fault, string message) : Exception(message)
{
    public SqsFault Fault { get; } = fault;

    /// <summary>The shape in which SQS words nearly every complaint about a parameter.</summary>
    public static SqsException InvalidValue(object value, string parameter, string reason) =>
        new(SqsFault.InvalidParameterValue, $"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static SqsException Missing(string parameter) =>
        new(SqsFault.MissingParameter, $"The request must contain the parameter {parameter}.");
}
