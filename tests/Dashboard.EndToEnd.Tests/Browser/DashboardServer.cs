using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dashboard.EndToEnd.Tests.Browser;

/// <summary>The application on a real port of the loopback interface, as a browser needs it.</summary>
public sealed class DashboardServer : WebApplicationFactory<Program>
{
    public DashboardServer()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production");
}
