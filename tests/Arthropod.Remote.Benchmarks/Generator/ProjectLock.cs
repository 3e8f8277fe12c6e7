using Arthropod.Remote.Generators.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>The lock of a project, as its users check it in: with one, its analyzer reads every contract too.</summary>
internal sealed class ProjectLock(Compilation compilation) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(LockText.Write(LockReader.Read(compilation, CancellationToken.None).Lock));

    public override string Path => "/shop/" + LockFile.Name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
