using System.ComponentModel;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

/// <summary>One attempt to carry out a call, as a generated dispatcher sees it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoteInvocation
{
    private protected RemoteInvocation(RemoteMethod method) => Method = method;

    /// <summary>The method that is called.</summary>
    public RemoteMethod Method { get; }

    /// <summary>Cancelled when the work is of no more use.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The encoded arguments.</summary>
    private protected abstract ReadOnlyMemory<byte> Arguments { get; }

    /// <summary>Reads the arguments.</summary>
    /// <typeparam name="TArguments">The method's arguments.</typeparam>
    /// <returns>The arguments.</returns>
    /// <exception cref="InvocationException">They cannot be read.</exception>
    public TArguments ReadArguments<TArguments>()
        where TArguments : struct, IRemoteArguments<TArguments>
    {
        try
        {
            var reader = new MessagePackReader(Arguments);
            return TArguments.Read(ref reader);
        }
        catch (Exception exception)
        {
            throw new InvocationException(ServerErrorKind.UnreadableArguments, RemotePath.Explain(exception));
        }
    }

    /// <summary>The progress that the implementation reports to; reporting never throws.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <typeparam name="TFormatter">Writes it.</typeparam>
    /// <returns>The progress.</returns>
    public IProgress<T> Progress<T, TFormatter>()
        where TFormatter : IRemoteFormatter<T> =>
        new InvocationProgress<T, TFormatter>(this);

    /// <summary>Encodes what the implementation returned.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TFormatter">Writes it.</typeparam>
    /// <param name="result">The result.</param>
    /// <exception cref="InvocationException">It cannot be encoded.</exception>
    public void SetResult<T, TFormatter>(T result)
        where TFormatter : IRemoteFormatter<T>
    {
        var buffer = new PooledBuffer();
        try
        {
            var writer = new MessagePackWriter(buffer);
            TFormatter.Write(ref writer, result);
            writer.Flush();
            RemoteReader.RequireReadable(buffer);
        }
        catch (Exception exception)
        {
            buffer.Dispose();
            throw new InvocationException(ServerErrorKind.UnencodableResult, RemoteWriter.Explain(exception));
        }

        Complete(buffer);
    }

    /// <summary>What to throw when the implementation returned no task, as a mock does that was not told what to return.</summary>
    /// <returns>The exception.</returns>
    public InvalidOperationException NullTask() => new(
        $"The implementation of {Method.Name} returned null where a task was expected. Return Task.CompletedTask or Task.FromResult(...), or make the method async.");

    /// <summary>Says that the method, which returns nothing, has returned.</summary>
    public void SetResult() => SetResult<NoResult, NoResult>(default);

    /// <summary>Takes the encoded result over.</summary>
    private protected abstract void Complete(PooledBuffer result);

    /// <summary>Takes one encoded report over. Waits where the mode says so; never throws.</summary>
    internal abstract void Report(PooledBuffer report);

    /// <summary>A report could not be encoded or is too large.</summary>
    internal abstract void ReportFailed(Exception? exception);
}
