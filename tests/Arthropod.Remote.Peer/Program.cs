using Arthropod.Remote.Peer;

return args switch
{
    ["worker", ..] => await Worker.RunAsync(args[1..]),
    ["caller", ..] => await Caller.RunAsync(args[1..]),
    _ => throw new ArgumentException("The first argument is worker or caller."),
};
