using Dashboard.Testing.Databases;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>A server that writes to customers, and tries each message once.</summary>
public sealed class MailingServer(TestCluster cluster) : DashboardServer(cluster)
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("dashboard-mail");

    /// <summary>Where e-mails are put.</summary>
    public string Mail => Path.Combine(_place.FullName, "mail");

    public override ValueTask InitializeAsync()
    {
        Settings["Mail:Run"] = "true";
        Settings["Mail:Attempts"] = "1";
        Settings["Mail:Directory"] = Mail;
        return base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _place.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
