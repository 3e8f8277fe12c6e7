using MessagePack;
[MessagePackObject] public record Point([property: Key(0)] int X, [property: Key(2)] int Y) { public Point() : this(0, 0) { } }
public static class Outer { [RemoteQueue("points")] public interface IPoints { Task Send(Point point, CancellationToken? token); } }
