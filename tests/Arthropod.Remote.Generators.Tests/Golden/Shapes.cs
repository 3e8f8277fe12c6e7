using MessagePack;
[Union(0, typeof(Circle)), Union(5, typeof(ISolid))] public interface IShape;
public record Circle(double Radius) : IShape;
[Union(0, typeof(Cube))] public interface ISolid : IShape;
public record struct Cube(double Side) : ISolid;
[RemoteQueue("shapes")]
public interface IShapes { Task<IShape> Grow(IShape shape, IProgress<ISolid?> progress); }
