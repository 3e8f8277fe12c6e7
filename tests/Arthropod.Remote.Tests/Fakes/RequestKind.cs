namespace Arthropod.Remote.Tests.Fakes;

internal enum RequestKind
{
    Find,
    Create,
    DeleteQueue,
    Send,
    Receive,
    Delete,
    ChangeVisibility,
}
