using System.Globalization;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// What a call is known by in the store that servers share: its queue, which is its contract's and has the prefix, its
/// method, and its id or what its caller has said. The id is its caller's secret as little as it is elsewhere: whoever has
/// learned it must not have the outcome sent to an inbox of his own (<see cref="CallKey"/>).
/// </summary>
internal sealed record IdempotencyKey(string Text, Guid CallId, bool IsOfCaller)
{
    public static IdempotencyKey Of(string queue, RequestFrame request) => request.IdempotencyKey is { } said
        ? new($"{queue}/{request.Method}/key:{said}", request.CallId, IsOfCaller: true)
        : new(string.Create(CultureInfo.InvariantCulture, $"{queue}/{request.Method}/call:{request.CallId:N}/{request.ReplyTo}"), request.CallId, IsOfCaller: false);
}
