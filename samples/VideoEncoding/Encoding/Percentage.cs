namespace VideoEncoding.Encoding;

/// <summary>Passes a percentage on only when it has risen: each report is a message, and the same number is no news.</summary>
/// <param name="progress">Who wants to know.</param>
internal sealed class Percentage(IProgress<int> progress)
{
    private int _last = -1;

    /// <summary>Says how far it is, from 0 to 100.</summary>
    public void Report(int percent)
    {
        var bounded = Math.Clamp(percent, 0, 100);
        if (bounded > _last)
        {
            _last = bounded;
            progress.Report(bounded);
        }
    }
}
