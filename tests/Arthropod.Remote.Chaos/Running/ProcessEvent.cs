namespace Arthropod.Remote.Chaos.Running;

/// <summary>Something that happened to a process.</summary>
/// <param name="At">When; of what the run does to it, the moment before.</param>
/// <param name="Who">The process's name, or the front's.</param>
/// <param name="Change">What.</param>
/// <param name="Words">More about it.</param>
internal sealed record ProcessEvent(DateTimeOffset At, string Who, ProcessChange Change, string? Words);
