using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Erasure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.ReadSide.Past;

internal static class PastServices
{
    /// <summary>Adds views as of a moment: what builds them, and what lets questions be answered from them.</summary>
    public static void AddPastViews(this IServiceCollection services)
    {
        services.AddOptions<PastOptions>().BindConfiguration(PastOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PastPlaces>();
        services.AddSingleton<PastBuild>();
        services.AddSingleton<PastBook>();
        services.AddSingleton<IPastViews>(provider => provider.GetRequiredService<PastBook>());
        services.AddSingleton<IOldTables, PastTables>();
        services.AddHostedService<PastWorker>();
        services.TryAddScoped<Viewpoint>();
        services.AddScoped<AnswerTables>();
    }
}
