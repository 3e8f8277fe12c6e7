using System.Reflection;
using System.Runtime.Loader;
using Arthropod.Remote.Invocation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>
/// A user's program, compiled with what is generated for it, and loaded. It has a class <c>Scenario</c> with a method
/// <c>Run</c> that gets a connection: given a contract and an implementation, it returns the proxy.
/// </summary>
internal sealed class Program : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Assembly _assembly;

    public Program(CSharpCompilation compilation, params Library[] libraries)
        : this(compilation, isCollectible: true, libraries)
    {
    }

    public Program(CSharpCompilation compilation, bool isCollectible, params Library[] libraries)
        : this(new Library(compilation.AddReferences(libraries.Select(library => library.Reference))), isCollectible, libraries)
    {
    }

    /// <summary>Loads a program that has been compiled before.</summary>
    public Program(Library program, bool isCollectible = true, params Library[] libraries)
    {
        _context = new AssemblyLoadContext("scenario", isCollectible);
        foreach (var library in libraries)
        {
            using var bytes = new MemoryStream(library.Image);
            _context.LoadFromStream(bytes);
        }

        using var stream = new MemoryStream(program.Image);
        _assembly = _context.LoadFromStream(stream);
    }

    public List<Loopback> Loopbacks { get; } = [];

    /// <summary>What every call sends instead of its arguments.</summary>
    public byte[]? ArgumentsInstead { get; set; }

    /// <summary>Compiles and runs a program; returns what its scenario returns.</summary>
    public static async Task<string?> RunAsync(params string[] texts)
    {
        using var program = new Program(Source.Compile(texts));
        return await program.RunAsync();
    }

    public Task<string?> RunAsync() => RunAsync(Connect);

    /// <summary>Runs the scenario against the worker <c>Thing</c> of another program.</summary>
    public Task<string?> RunAsync(Program worker) => RunAsync((contract, _) => Invoke(nameof(CreateProxy), contract, worker.Meet()));

    private async Task<string?> RunAsync(Func<Type, object, object> connect)
    {
        var run = _assembly.GetType("Scenario", throwOnError: true)!.GetMethod("Run")!;
        return await (Task<string?>)run.Invoke(null, [connect])!;
    }

    private Meeting Meet() => new(
        (RemoteContract)Invoke(nameof(GetContract), Thing().GetInterfaces().Single()),
        Activator.CreateInstance(Thing())!);

    private Type Thing() => _assembly.GetType("Thing", throwOnError: true)!;

    public object Connect(Type contract, object implementation)
    {
        var loopback = new Loopback(implementation) { ArgumentsInstead = ArgumentsInstead };
        Loopbacks.Add(loopback);
        return Invoke(nameof(CreateProxy), contract, loopback);
    }

    /// <summary>What a process does that calls or serves a contract: it looks for the generated code.</summary>
    public static object Find(Type contract)
    {
        try
        {
            return typeof(RemoteContracts).GetMethod(nameof(RemoteContracts.Get), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(contract).Invoke(null, null)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    /// <summary>The contracts of the program, generic ones as they are closed, that are called by its generated code.</summary>
    public IEnumerable<Type> Contracts => _assembly.GetTypes()
        .Where(type => type.IsInterface && !type.IsGenericTypeDefinition && type.IsDefined(typeof(RemoteQueueAttribute), inherit: false))
        .Concat(_assembly.GetCustomAttributes<RemoteContractAttribute>().Select(closed => closed.Contract));

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    public void Dispose()
    {
        if (_context.IsCollectible)
        {
            _context.Unload();
        }
    }

    private static T CreateProxy<T>(RemoteCaller caller)
        where T : class =>
        RemoteContracts.Get<T>().CreateProxy(caller);

    private static RemoteContract<T> GetContract<T>()
        where T : class =>
        RemoteContracts.Get<T>();

    private static object Invoke(string method, Type contract, params object[] arguments)
    {
        try
        {
            return typeof(Program).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(contract).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
