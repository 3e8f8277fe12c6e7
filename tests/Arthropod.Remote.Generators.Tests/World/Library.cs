using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>A project that others reference, compiled with what is generated for it.</summary>
internal sealed class Library
{
    public Library(CSharpCompilation compilation)
    {
        Compilation = Source.Generate(compilation);
        Assert.Equal("", Source.Complaints(Compilation));
        using var stream = new MemoryStream();
        Assert.True(Compilation.Emit(stream).Success);
        Image = stream.ToArray();
        Reference = MetadataReference.CreateFromImage(Image);
    }

    public Library(string name, params string[] texts)
        : this(Source.Compile(name, LanguageVersion.CSharp13, texts))
    {
    }

    /// <summary>Its sources and what was generated.</summary>
    public Compilation Compilation { get; }

    public byte[] Image { get; }

    public PortableExecutableReference Reference { get; }
}
