using Dashboard.Web.Components;

var builder = WebApplication.CreateBuilder(args);

// The assets of packages are served from where a build leaves them, so that Production needs no publish.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddDashboardComponents();

var app = builder.Build();

app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();
