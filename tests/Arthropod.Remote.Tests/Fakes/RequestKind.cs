namespace Arthropod.Remote.Tests.Fakes;

internal enum RequestKind
{
    Find,
    Create,
    DeleteQueue,
    List,
    GetTags,
    SetTags,
    Send,
    Receive,
    Delete,
    ChangeVisibility,
}
