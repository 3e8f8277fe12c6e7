// Each test starts processes, builds or publishes: one at a time is load enough.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
