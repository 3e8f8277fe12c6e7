namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Makes a plan that fails as small as it can be and still fail.</summary>
internal static class Shrinking
{
    public static SimulationPlan Shrink(SimulationPlan failing)
    {
        while (failing.Smaller().FirstOrDefault(static smaller => !Simulation.Run(smaller).IsWell) is { } smaller)
        {
            failing = smaller;
        }

        return failing;
    }
}
