namespace CronWorker;

/// <summary>Whether the environment says which queue to use, by AWS's conventions.</summary>
internal static class QueueSettings
{
    private static readonly string[] Variables =
        ["AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"];

    /// <summary>Whether one of the variables is set.</summary>
    public static bool Exist() =>
        Array.Exists(Variables, variable => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)));
}
