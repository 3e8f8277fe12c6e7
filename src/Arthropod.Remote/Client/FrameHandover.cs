using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>Hands a frame whose turn has come to the caller: a report, a failed attempt, the answer.</summary>
internal static class FrameHandover
{
    public static void HandOver(PendingCall call, ReplyFrame frame, ILogger logger)
    {
        switch (frame)
        {
            case UpdateFrame update:
                Report(call, update, logger);
                break;
            case AttemptFailedFrame failed:
                call.Failures.Accept(failed);
                break;
            default:
                CallEnds.Answer(call, frame);
                break;
        }
    }

    private static void Report(PendingCall pending, UpdateFrame update, ILogger logger)
    {
        try
        {
            pending.Call.Progress?.Report(update.Payload.Bytes);
        }
        catch (Exception exception)
        {
            logger.ProgressHandlerFailed(exception, pending.Id, pending.Call.Contract.Name, pending.Call.Method.Name);
        }
    }
}
