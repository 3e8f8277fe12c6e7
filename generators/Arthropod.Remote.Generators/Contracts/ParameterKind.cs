namespace Arthropod.Remote.Generators.Contracts;

internal enum ParameterKind
{
    /// <summary>An argument: it travels.</summary>
    Value,

    /// <summary>The <c>IProgress&lt;T&gt;</c>, whose reports travel the other way.</summary>
    Progress,

    CancellationToken,

    NullableCancellationToken,
}
