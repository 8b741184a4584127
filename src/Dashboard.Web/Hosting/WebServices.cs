using Dashboard.ReadSide;
using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Health;
using Dashboard.Web.History;
using Dashboard.Web.Import;
using Dashboard.Web.Live;
using Dashboard.Web.Operations;
using Dashboard.Web.Security;
using Dashboard.Web.Telemetry;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Hosting;

/// <summary>What the web server is made of.</summary>
internal static class WebServices
{
    /// <summary>Adds screens, API, hub, sign-ins, health and telemetry, the read side that they show, and the sagas.</summary>
    public static void AddDashboardWeb(this WebApplicationBuilder builder, Settings settings, Terminal terminal)
    {
        // The assets of packages are served from where a build leaves them, so that Production needs no publish.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var services = builder.Services;
        services.AddSingleton(terminal);
        services.AddDashboardReadSide();
        services.AddDashboardSagas();
        services.AddDashboardMessages();
        services.AddDashboardSeals();
        services.AddScoped<IDesk, Desk>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddDashboardComponents();
        services.AddSignalR().AddHubOptions<DashboardHub>(hub => hub.AddFilter<SessionHubFilter>());
        services.AddHostedService<ChangeForwarder>();
        services.AddHostedService<VersionRebuilds>();
        services.AddHostedService<OldAnswers>();
        services.AddSingleton<CircuitHandler, CircuitMeter>();
        services.AddSingleton<ProjectionMeter>();
        services.AddHostedService<OtlpExport>();
        services.AddDashboardHealth();
        services.AddDashboardApi();
        services.AddDashboardImport(builder.Configuration);
        services.AddDashboardHistory();
        services.AddFaultAnswers();
        builder.AddDashboardSecurity(settings);
    }

    /// <summary>The way of a request, and the addresses there are.</summary>
    public static void UseDashboardWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFaultAnswers();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseFormLetters();
        app.UseAuthentication();
        app.UseOpenSessions();
        app.UseOrigins();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapDashboardHealth();
        app.MapAccount();
        app.MapProfile();
        app.MapPasskeys();
        app.MapPastCookie();
        app.MapDashboardApi();
        app.MapDashboardImport();
        app.MapHub<DashboardHub>(DashboardHub.Path, hub => hub.CloseOnAuthenticationExpiration = true).RefuseOtherSites();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }
}
