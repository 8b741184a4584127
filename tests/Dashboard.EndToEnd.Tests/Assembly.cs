using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DashboardProcess))]

// One browser, one server and two cores: what is measured is not to be disturbed by the next test.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
