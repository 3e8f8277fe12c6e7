using System.Runtime.CompilerServices;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Tests.Contracts;

internal static class HandWritten
{
    public static readonly RemoteMethod Do = new(0, "Do");
    public static readonly RemoteMethod Track = new(1, "Track") { Progress = ProgressMode.Latest };
    public static readonly RemoteMethod Note = new(2, "Note") { Timeout = TimeSpan.FromMinutes(5) };
    public static readonly RemoteMethod Break = new(3, "Break");

    public static readonly RemoteContract<IWorker> Contract = new(
        "work", [Do, Track, Note, Break], caller => new Proxy(caller, null), DispatchAsync);

#pragma warning disable CA2255 // As generated code does.
    [ModuleInitializer]
    public static void Register() => RemoteContracts.Register(Contract);
#pragma warning restore CA2255

    public static IWorker WithOptions(this IWorker worker, RemoteCallOptions options) =>
        worker is Proxy proxy ? proxy.With(options) : worker;

    private static async ValueTask DispatchAsync(IWorker worker, RemoteInvocation invocation)
    {
        var order = invocation.ReadArguments<Arguments>().Order;
        switch (invocation.Method.Index)
        {
            case 0:
                invocation.SetResult<string, Text>(
                    await worker.Do(order, invocation.Progress<int, Number>(), invocation.CancellationToken));
                break;
            case 1:
                invocation.SetResult<string, Text>(
                    await worker.Track(order, invocation.Progress<int, Number>(), invocation.CancellationToken));
                break;
            case 2:
                await worker.Note(order);
                invocation.SetResult();
                break;
            case 3:
                invocation.SetResult<Fragile, Broken>(await worker.Break(order));
                break;
        }
    }

    internal readonly record struct Arguments(string Order) : IRemoteArguments<Arguments>
    {
        public void Write(ref MessagePackWriter writer)
        {
            writer.WriteArrayHeader(1);
            writer.Write(Order);
        }

        public static Arguments Read(ref MessagePackReader reader)
        {
            reader.ReadArrayHeader();
            return new Arguments(reader.ReadString()!);
        }
    }

    private sealed class Proxy(RemoteCaller caller, RemoteCallOptions? options) : RemoteProxy(Contract, caller, options), IWorker
    {
        Task<string> IWorker.Do(string order, IProgress<int>? progress, CancellationToken cancellationToken) =>
            CallAsync<Arguments, string, Text>(HandWritten.Do, new(order), Progress<int, Number>(progress), cancellationToken);

        Task<string> IWorker.Track(string order, IProgress<int>? progress, CancellationToken cancellationToken) =>
            CallAsync<Arguments, string, Text>(HandWritten.Track, new(order), Progress<int, Number>(progress), cancellationToken);

        Task IWorker.Note(string order) => CallAsync<Arguments>(HandWritten.Note, new(order), null, default);

        Task<Fragile> IWorker.Break(string order) =>
            CallAsync<Arguments, Fragile, Broken>(HandWritten.Break, new(order), null, default);

        public Proxy With(RemoteCallOptions more) => new(Caller, more);
    }

    private readonly struct Text : IRemoteFormatter<string>
    {
        public static void Write(ref MessagePackWriter writer, string value) => writer.Write(value);

        public static string Read(ref MessagePackReader reader) => reader.ReadString()!;
    }

    private readonly struct Number : IRemoteFormatter<int>
    {
        public static void Write(ref MessagePackWriter writer, int value) => writer.Write(value);

        public static int Read(ref MessagePackReader reader) => reader.ReadInt32();
    }

    private readonly struct Broken : IRemoteFormatter<Fragile>
    {
        public static void Write(ref MessagePackWriter writer, Fragile value) => writer.Write(value.Text);

        public static Fragile Read(ref MessagePackReader reader) => new() { Text = reader.ReadString()! };
    }
}
