namespace Arthropod.Remote.SlowTests.World;

/// <summary>The tests that share one copy of the repository.</summary>
[CollectionDefinition(RepositoryCopy.Collection)]
public sealed class SharedCopy : ICollectionFixture<RepositoryCopy>;
