namespace Video;
[RemoteQueue("video_encoding", Timeout = "02:00:00")]
public interface IVideoEncoder
{
    Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default);
    [RemoteMethod(Name = "stop", Timeout = "infinite", Progress = ProgressMode.Latest)]
    ValueTask Stop();
}
