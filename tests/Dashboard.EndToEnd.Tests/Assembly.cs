using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DashboardProcess))]

// Two cores: what only looks at pages does so two at a time, before all else (see OneByOne).
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
