using System.ComponentModel;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

/// <summary>The base of every generated proxy: encodes the arguments and hands the call over.</summary>
/// <param name="contract">The contract.</param>
/// <param name="caller">Takes the calls.</param>
/// <param name="options">What the proxy's calls differ in from what the contract says.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoteProxy(RemoteContract contract, RemoteCaller caller, RemoteCallOptions? options)
{
    /// <summary>Takes the calls.</summary>
    protected RemoteCaller Caller => caller;

    /// <summary>What the generated extension <c>WithOptions</c> does.</summary>
    /// <typeparam name="TContract">The contract as the caller sees it: the proxy's own, or one that it derives from.</typeparam>
    /// <param name="contract">What the calls are made on.</param>
    /// <param name="options">What differs for these calls from what the contract says. What they leave unset stays as it was set before.</param>
    /// <returns>A proxy of the same contract with these options; an object that is no proxy as it is.</returns>
    public static TContract WithOptions<TContract>(TContract contract, RemoteCallOptions options)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(options);
        return contract is RemoteProxy proxy ? (TContract)(object)proxy.With(proxy.Merge(options)) : contract;
    }

    /// <summary>The same proxy with other options.</summary>
    /// <param name="options">All that differs for its calls from what the contract says.</param>
    /// <returns>A proxy of the same contract.</returns>
    protected abstract RemoteProxy With(RemoteCallOptions options);

    private RemoteCallOptions Merge(RemoteCallOptions later) => options is null ? later : options.With(later);

    /// <summary>Calls a method that returns a value.</summary>
    /// <typeparam name="TArguments">The method's arguments.</typeparam>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <typeparam name="TFormatter">Reads what it returns.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="progress">Takes the reports, if the caller wants them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The task that the caller awaits.</returns>
    protected Task<TResult> CallAsync<TArguments, TResult, TFormatter>(
        RemoteMethod method, in TArguments arguments, RemoteProgress? progress, CancellationToken cancellationToken)
        where TArguments : struct, IRemoteArguments<TArguments>
        where TFormatter : IRemoteFormatter<TResult>
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        var buffer = new PooledBuffer();
        try
        {
            var writer = new MessagePackWriter(buffer);
            arguments.Write(ref writer);
            writer.Flush();
            RemoteReader.RequireReadable(buffer);
        }
        catch (Exception exception)
        {
            buffer.Dispose();
            return Task.FromException<TResult>(new RemoteSerializationException(
                $"The arguments of {contract.Name}.{method.Name} could not be encoded: {RemoteWriter.Explain(exception).Message} Nothing was sent.",
                exception));
        }

        var call = new RemoteCall<TResult, TFormatter>(contract, method, buffer, progress, options, cancellationToken);
        caller.Send(call);
        return call.Task;
    }

    /// <summary>Calls a method that returns no value.</summary>
    /// <typeparam name="TArguments">The method's arguments.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="progress">Takes the reports, if the caller wants them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The task that the caller awaits.</returns>
    protected Task CallAsync<TArguments>(
        RemoteMethod method, in TArguments arguments, RemoteProgress? progress, CancellationToken cancellationToken)
        where TArguments : struct, IRemoteArguments<TArguments> =>
        CallAsync<TArguments, NoResult, NoResult>(method, arguments, progress, cancellationToken);

    /// <summary>Wraps the caller's progress.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <typeparam name="TFormatter">Reads it.</typeparam>
    /// <param name="progress">The caller's progress, or <see langword="null"/>.</param>
    /// <returns>The wrapped progress, or <see langword="null"/>.</returns>
    protected static RemoteProgress? Progress<T, TFormatter>(IProgress<T>? progress)
        where TFormatter : IRemoteFormatter<T> =>
        progress is null ? null : new RemoteProgress<T, TFormatter>(progress);
}
