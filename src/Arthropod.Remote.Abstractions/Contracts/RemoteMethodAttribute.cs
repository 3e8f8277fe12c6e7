namespace Arthropod.Remote;

/// <summary>Sets what one method of a contract does differently from the others.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RemoteMethodAttribute : RemoteSettingsAttribute
{
    /// <summary>
    /// The method's wire name, by which callers and workers know it. The default is the method's name. Set it when
    /// a method is renamed while workers of an older version still run, or to tell overloads apart.
    /// </summary>
    public string? Name { get; set; }
}
