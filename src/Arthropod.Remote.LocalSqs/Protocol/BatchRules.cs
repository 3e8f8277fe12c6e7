using System.Buffers;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>What holds for the entries of every batch, whatever they ask for. Where one of these is broken, the whole batch is refused.</summary>
internal static class BatchRules
{
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <exception cref="SqsException">There are no entries, or too many, or an id is illegal or used twice.</exception>
    public static void Validate<TEntry>(List<TEntry> entries, Func<TEntry, string> idOf)
    {
        if (entries.Count == 0)
        {
            throw new SqsException(SqsFault.EmptyBatchRequest, "There should be at least one entry in the request.");
        }

        if (entries.Count > SqsLimits.MaxBatchEntries)
        {
            throw new SqsException(SqsFault.TooManyEntriesInBatchRequest, $"Maximum number of entries per request are {SqsLimits.MaxBatchEntries}. You have sent {entries.Count}.");
        }

        for (var index = 0; index < entries.Count; index++)
        {
            var id = idOf(entries[index]);
            if (id.Length is 0 or > SqsLimits.MaxBatchEntryIdLength || id.AsSpan().ContainsAnyExcept(IdCharacters))
            {
                throw new SqsException(SqsFault.InvalidBatchEntryId, $"A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most {SqsLimits.MaxBatchEntryIdLength} letters long.");
            }

            for (var earlier = 0; earlier < index; earlier++)
            {
                if (idOf(entries[earlier]) == id)
                {
                    throw new SqsException(SqsFault.BatchEntryIdsNotDistinct, $"Id {id} repeated.");
                }
            }
        }
    }
}
