using Arthropod.Remote.Invocation;
using MessagePack;
using MessagePack.Resolvers;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Sends values through a contract's generated proxy and dispatcher, and looks at the bytes.</summary>
internal static class Echo<TContract>
    where TContract : class
{
    private const byte ArrayOfOne = 0x91;

    /// <summary>The bytes are those of MessagePack-CSharp, and each side reads what the other wrote.</summary>
    public static async Task SameAsync<T>(Func<TContract, T, Task<T>> call, T[] values, MessagePackSerializerOptions? options = null)
    {
        options ??= ContractlessStandardResolver.Options;
        foreach (var value in values)
        {
            var expected = MessagePackSerializer.Serialize(value, options);
            var (sent, back) = await SendAsync(call, value);

            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(sent));
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(MessagePackSerializer.Serialize(back, options)));
            Assert.Equal(
                Convert.ToHexString(expected),
                Convert.ToHexString(MessagePackSerializer.Serialize(MessagePackSerializer.Deserialize<T>(sent, options), options)));
        }
    }

    /// <summary>Lets a value travel both ways; returns its bytes and what came back.</summary>
    public static async Task<(byte[] Bytes, T Back)> SendAsync<T>(Func<TContract, T, Task<T>> call, T value)
    {
        var echo = new EchoCaller(EchoProxy.Of<TContract>());
        var back = await call(RemoteContracts.Get<TContract>().CreateProxy(echo), value);
        Assert.Equal(Convert.ToHexString(echo.Arguments.AsSpan(1)), Convert.ToHexString(echo.Result));
        return (echo.Result, back);
    }

    /// <summary>Lets the dispatcher read a value that somebody else wrote.</summary>
    public static Task<T> ReadAsync<T>(Func<TContract, T, Task<T>> call, params byte[] value)
    {
        var echo = new EchoCaller(EchoProxy.Of<TContract>()) { Instead = [ArrayOfOne, .. value] };
        return call(RemoteContracts.Get<TContract>().CreateProxy(echo), default!);
    }

    /// <summary>Lets the dispatcher read what MessagePack-CSharp writes for any value, of this type or another.</summary>
    public static Task<T> ReadAsync<T>(Func<TContract, T, Task<T>> call, object? value) =>
        ReadAsync(call, MessagePackSerializer.Serialize(value, ContractlessStandardResolver.Options));

    /// <summary>The message of the error that reading ends with.</summary>
    public static async Task<string> ErrorAsync<T>(Func<TContract, T, Task<T>> call, object? value) =>
        (await Assert.ThrowsAsync<RemoteSerializationException>(() => ReadAsync(call, value))).Message;
}
