using System.Runtime.InteropServices;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>Whether somebody waits for a call's answer.</summary>
/// <param name="HasCaller">Whether the call is one that its caller awaits; a one-way call is not.</param>
/// <param name="IsHeard">Whether the caller still hears the answer. It does not once a person has moved the call back from the dead-letter queue.</param>
/// <param name="TimeLeft">For how long the caller still waits; <see langword="null"/>: for as long as it takes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallerPatience(bool HasCaller, bool IsHeard, TimeSpan? TimeLeft);
