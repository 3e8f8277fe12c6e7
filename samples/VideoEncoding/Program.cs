using VideoEncoding;

// Ctrl+C and SIGTERM cancel what is under way; whoever started something then ends it.
using var interruption = new Interruption();

try
{
    return args switch
    {
        [] => await Demo.RunAsync(interruption.Token),
        ["worker", ..] => await Worker.RunAsync(args[1..]),
        ["encode", var what] => await Caller.EncodeAsync(InputUrl.Parse(what), queue: null, interruption.Token),
        _ => Usage(),
    };
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    Display.Fail("interrupted");
    return 130;
}

static int Usage()
{
    Console.Error.WriteLine("""
        VideoEncoding                       the whole sample on this machine: queue, worker, a clip, its encoding
        VideoEncoding worker                encodes what is called for, until Ctrl+C
        VideoEncoding encode <url or file>  calls for an encoding and waits for it

        worker and encode find their queue by AWS's conventions: AWS_ENDPOINT_URL_SQS for a queue server of your own
        (`arthropod local`), AWS_REGION and credentials for Amazon SQS.
        """);
    return 2;
}
