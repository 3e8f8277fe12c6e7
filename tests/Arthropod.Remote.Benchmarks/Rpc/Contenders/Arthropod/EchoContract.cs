using System.Runtime.CompilerServices;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

/// <summary>What the generator writes for <see cref="IEcho"/>, by hand until it does.</summary>
internal static class EchoContract
{
    private static readonly RemoteMethod Echo = new(0, "Echo");

    private static RemoteContract<IEcho> Instance { get; } = new(
        "bench_echo", [Echo], static caller => new Proxy(caller), DispatchAsync);

    [ModuleInitializer]
    internal static void Register() => RemoteContracts.Register(Instance);

    private static async ValueTask DispatchAsync(IEcho implementation, RemoteInvocation invocation)
    {
        var arguments = invocation.ReadArguments<Arguments>();
        invocation.SetResult<byte[], BytesFormatter>(await implementation.Echo(arguments.Payload));
    }

    private sealed class Proxy(RemoteCaller caller) : RemoteProxy(Instance, caller, null), IEcho
    {
        Task<byte[]> IEcho.Echo(byte[] payload) =>
            CallAsync<Arguments, byte[], BytesFormatter>(EchoContract.Echo, new Arguments(payload), null, CancellationToken.None);
    }

    private readonly record struct Arguments(byte[] Payload) : IRemoteArguments<Arguments>
    {
        public void Write(ref MessagePackWriter writer)
        {
            writer.WriteArrayHeader(1);
            writer.Write(Payload);
        }

        public static Arguments Read(ref MessagePackReader reader)
        {
            reader.ReadArrayHeader();
            return new Arguments(BytesFormatter.Read(ref reader));
        }
    }

    private readonly struct BytesFormatter : IRemoteFormatter<byte[]>
    {
        public static void Write(ref MessagePackWriter writer, byte[] value) => writer.Write(value);

        public static byte[] Read(ref MessagePackReader reader)
        {
            var bytes = reader.ReadBytes() ?? throw new RemoteSerializationException("The payload is nil.");
            return System.Buffers.BuffersExtensions.ToArray(bytes);
        }
    }
}
