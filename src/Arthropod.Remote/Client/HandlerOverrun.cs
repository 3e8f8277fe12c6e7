using System.Globalization;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>
/// The end of a call whose progress handler is stuck or hopelessly behind. To lose reports, to grow without end or to
/// let every other call wait would be worse.
/// </summary>
internal static class HandlerOverrun
{
    public static void End(PendingCall pending, ILogger logger)
    {
        var exception = new RemoteException(string.Create(CultureInfo.InvariantCulture,
            $"The progress handler of {pending.Call.Contract.Name}.{pending.Call.Method.Name} is stuck or too slow: more than {ReportMailbox.MaxReports:N0} reports " +
            $"or {ReportMailbox.MaxBytes / 1024 / 1024} MiB of them wait for it, and it has been busy with one for {pending.HandlerBusyFor ?? TimeSpan.Zero:c}. " +
            $"The caller waits no longer; the server {(pending.IsStoppedWithCaller ? "is told to stop" : "may still finish the work")}. Let the handler return quickly, or mark the method " +
            $"[RemoteMethod(Progress = ProgressMode.Latest)], so that only the newest report travels."))
        {
            CallId = pending.Id,
        };
        if (pending.Leave(exception))
        {
            ArthropodMeter.ProgressHandlerOverrun();
            logger.ProgressHandlerOverrun(pending.Id, pending.Call.Contract.Name, pending.Call.Method.Name, exception.Message);
        }
    }
}
