using Dashboard.ReadSide.Past;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Dashboard.Web.Components;

internal static class ComponentServices
{
    /// <summary>What screens need beside the desk, the change feed and the monitor of the projections.</summary>
    public static IServiceCollection AddDashboardComponents(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Ticker>();
        services.TryAddScoped<Viewpoint>();
        services.TryAddScoped<StoreFormat>();
        services.TryAddScoped<Dialogs.DialogOpener>();
        return services;
    }
}
