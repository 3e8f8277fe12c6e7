namespace Arthropod.Remote.House.Tests;

/// <summary>Finds folders that use each other, directly or in a ring: neighbours, or a folder and what lies below it.</summary>
internal static class Circle
{
    /// <returns>The uses that make a circle: from a folder to another, from which uses lead back.</returns>
    public static IEnumerable<TypeUse> FindIn(IEnumerable<TypeUse> uses) =>
        from level in uses.Select(Arrow.Of).Where(arrow => arrow.From != arrow.To).GroupBy(arrow => arrow.Above, StringComparer.Ordinal)
        let targets = level.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal)
        from arrow in level
        where Leads(arrow.To, arrow.From, targets)
        select arrow.Use;

    private static bool Leads(string from, string to, ILookup<string, string> targets)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            if (folder == to)
            {
                return true;
            }

            if (seen.Add(folder))
            {
                foreach (var target in targets[folder])
                {
                    next.Push(target);
                }
            }
        }

        return false;
    }

    /// <summary>
    /// A use, seen from the lowest folder that has both files in it: there, and there only, it leads from one folder to
    /// another, each with all that lies below it. The folder's own files are one more beside those below it.
    /// </summary>
    private sealed record Arrow(string Above, string From, string To, TypeUse Use)
    {
        private const string OwnFiles = ".";

        public static Arrow Of(TypeUse use)
        {
            var from = use.From.Split('/')[..^1];
            var to = use.To.Split('/')[..^1];
            var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
            return new Arrow(string.Join('/', from[..shared]), from.ElementAtOrDefault(shared) ?? OwnFiles, to.ElementAtOrDefault(shared) ?? OwnFiles, use);
        }
    }
}
