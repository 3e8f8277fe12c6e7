using System.Globalization;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// The key of a call in the store that workers share: its queue, with the prefix; its method; and the idempotency key
/// that its caller chose, or its id. Since an id is no secret, the reply address belongs to it: whoever has learned an
/// id must not have the outcome sent to an inbox of his own (<see cref="CallKey"/>).
/// </summary>
internal sealed record IdempotencyKey(string Text, Guid CallId, bool IsOfCaller)
{
    public static IdempotencyKey Of(string queue, RequestFrame request) => request.IdempotencyKey is { } said
        ? new($"{queue}/{request.Method}/key:{said}", request.CallId, IsOfCaller: true)
        : new(string.Create(CultureInfo.InvariantCulture, $"{queue}/{request.Method}/call:{request.CallId:N}/{request.ReplyTo}"), request.CallId, IsOfCaller: false);
}
