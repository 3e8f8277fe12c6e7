using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server;

/// <summary>
/// Moves to the dead-letter queue what is not carried out, and tells who waits for it. First the copy, then the answer,
/// then the delete: at no moment is the message nowhere.
/// </summary>
internal sealed class DeadLettering(ServerContext context)
{
    /// <summary>A message that is no request may name 20,000 callers; to answer them all would be an attack's work.</summary>
    private const int MaxCallersTold = 100;

    /// <summary>Moves a request.</summary>
    /// <returns>How it ended for other messages of the same call.</returns>
    public async Task<RunEnd> MoveAsync(
        Lease lease, RequestFrame request, DeadLetterNote note, ServerErrorKind kind = ServerErrorKind.DeadLettered)
    {
        if (!await context.Settlement.CopyToDeadLettersAsync(lease, note))
        {
            return RunEnd.Unfinished;
        }

        var final = Final(lease, request.CallId, request.Attempts, kind, note);
        if (request.ReplyTo is { } inbox)
        {
            await context.Replies.SendAsync(inbox, final);
        }

        await context.Settlement.DeleteAsync(lease);
        return RunEnd.DeadLettered(final);
    }

    /// <summary>Moves what is no request. Whom it names as callers may be made up, and no inbox is waited for.</summary>
    /// <param name="lease">The message.</param>
    /// <param name="note">Why.</param>
    /// <param name="isOurs">Whether it has been taken for one of ours, with a right signature where there are keys.</param>
    public async Task MoveAsync(Lease lease, DeadLetterNote note, bool isOurs)
    {
        if (!await context.Settlement.CopyToDeadLettersAsync(lease, note))
        {
            return;
        }

        var replies = isOurs ? context.Replies : context.UnsignedReplies;
        var telling = ReturnAddressReader.Read(lease.Message.Body, MaxCallersTold)
            .Where(caller => QueueNames.IsInbox(context.Queues.Prefix, caller.Inbox))
            .Distinct()
            .Select(caller => replies.NotifyAsync(
                caller.Inbox, Final(lease, caller.CallId, 0, ServerErrorKind.DeadLettered, note)))
            .ToList();
        foreach (var told in telling)
        {
            await told;
        }

        await context.Settlement.DeleteAsync(lease);
    }

    private byte[] Final(Lease lease, Guid callId, int attempts, ServerErrorKind kind, DeadLetterNote note) => FrameWriter.Encode(new ErrorFrame(
        callId,
        lease.OnlyPosition(attempts),
        kind,
        new ServerError(typeof(RemoteException).FullName!, $"{note.Reason} The request was moved to the dead-letter queue.", null, []),
        context.ServerName));
}
