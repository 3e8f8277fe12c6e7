namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>A fact that is skipped, with the reason, where no remote server is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsRemoteServerFactAttribute : FactAttribute
{
    public NeedsRemoteServerFactAttribute()
    {
        if (RemoteQueueSemantics.Endpoint is null)
        {
            Skip = $"{RemoteQueueSemantics.EndpointVariable} names no SQS server to ask the same questions, such as moto_server's http://127.0.0.1:PORT";
        }
    }
}
