namespace Arthropod.Remote.Client;

/// <summary>What became of a frame that arrived.</summary>
internal enum FrameFate
{
    /// <summary>It counts, now or once the earlier ones are there.</summary>
    Taken,

    /// <summary>It has been seen before.</summary>
    Duplicate,

    /// <summary>It comes from an attempt that a newer one has replaced.</summary>
    Superseded,

    /// <summary>Its call has ended, or was never made here.</summary>
    Late,
}
