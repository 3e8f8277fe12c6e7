using System.Collections.Immutable;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>A queue's tags; replaced as a whole, so that they can be read without a lock.</summary>
internal sealed class QueueTags
{
    private ImmutableSortedDictionary<string, string> _tags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string> All => Volatile.Read(ref _tags);

    /// <exception cref="SqsException">A key or value is too long, or there would be too many.</exception>
    public void Set(IReadOnlyDictionary<string, string> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key.Length is 0 or > SqsLimits.MaxTagKeyLength || value.Length > SqsLimits.MaxTagValueLength)
            {
                throw new SqsException(SqsFault.InvalidParameterValue, $"Tag '{key}' is invalid: a key has 1 to {SqsLimits.MaxTagKeyLength} characters, a value at most {SqsLimits.MaxTagValueLength}.");
            }
        }

        ImmutableInterlocked.Update(ref _tags, static (all, more) =>
        {
            var changed = all.SetItems(more);
            return changed.Count <= SqsLimits.MaxTags
                ? changed
                : throw new SqsException(SqsFault.InvalidParameterValue, $"Too many tags added: a queue has at most {SqsLimits.MaxTags}.");
        }, tags);
    }

    public void Remove(IReadOnlyList<string> keys) =>
        ImmutableInterlocked.Update(ref _tags, static (all, gone) => all.RemoveRange(gone), keys);
}
