using Dashboard.Testing.Databases;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>A server that fulfils what is ordered, with partners that are not waited for long.</summary>
public sealed class FulfilmentServer(TestCluster cluster) : DashboardServer(cluster)
{
    public override ValueTask InitializeAsync()
    {
        Settings["Sagas:Run"] = "true";
        Settings["Sagas:FirstRetry"] = "00:00:00.050";
        Settings["Partners:Timeout"] = "00:00:00.200";
        return base.InitializeAsync();
    }
}
