namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>A dashboard of its own whose clock a test sends forward: periods of months are over at once.</summary>
public class RenewingDashboard : DashboardProcess
{
    public RenewingDashboard()
    {
        AdministratorEmail = "rosa@example.com";
        Settings = new Dictionary<string, string> { ["Simulation__Clock"] = "true", ["Subscriptions__PollInterval"] = "00:00:00.200" };
    }
}
