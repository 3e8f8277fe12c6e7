namespace Arthropod.Remote.SlowTests.World.Blocking;

[RemoteQueue("sleeper")]
internal interface ISleeper
{
    Task<int> Sleep(int number);
}
