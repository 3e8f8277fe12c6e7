namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Not called: it makes the generator emit the formatters that the tests in this folder compare.</summary>
[RemoteQueue("shapes")]
public interface IShapes
{
    Task Plain(Plain value);
}
