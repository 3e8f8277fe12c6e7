using Arthropod.Remote.Invocation;
using MessagePack;
using MessagePack.Resolvers;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Sends values through the generated proxy and dispatcher of <see cref="IShapes"/>, and looks at the bytes.</summary>
internal static class ShapesProxy
{
    private const int ArrayHeader = 1;

    public static async Task SameAsync<T>(Func<IShapes, T, Task<T>> call, T[] values)
    {
        foreach (var value in values)
        {
            var expected = MessagePackSerializer.Serialize(value, ContractlessStandardResolver.Options);
            var echo = new EchoCaller(new EchoShapes());

            var back = await call(RemoteContracts.Get<IShapes>().CreateProxy(echo), value);

            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(echo.Arguments.AsSpan(ArrayHeader)));
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(echo.Result));
            var again = MessagePackSerializer.Serialize(back, ContractlessStandardResolver.Options);
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(again));
        }
    }

    /// <summary>Lets the dispatcher read a value that somebody else wrote.</summary>
    public static Task<T> ReadAsync<T>(Func<IShapes, T, Task<T>> call, params byte[] value)
    {
        var echo = new EchoCaller(new EchoShapes()) { Instead = [0x91, .. value] };
        return call(RemoteContracts.Get<IShapes>().CreateProxy(echo), default!);
    }
}
