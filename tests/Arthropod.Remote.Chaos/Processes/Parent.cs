namespace Arthropod.Remote.Chaos.Processes;

/// <summary>
/// Listens to the process that started this one. It holds the other end of standard input, which the system closes
/// when that process ends, even by kill -9: then this one ends too, at once.
/// </summary>
internal static class Parent
{
    public static void Heed() =>
        // A thread of its own: reads of the console cannot be cancelled, and it ends with the process.
        new Thread(() =>
        {
            while (Console.In.ReadLine() is not null)
            {
            }

            Environment.Exit(3);
        })
        { IsBackground = true }.Start();
}
