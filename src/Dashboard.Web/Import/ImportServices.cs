using Dashboard.Web.Security;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Import;

/// <summary>Imports from the browser.</summary>
internal static class ImportServices
{
    /// <summary>Adds the jobs and their bounds.</summary>
    public static IServiceCollection AddDashboardImport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportOptions>().Bind(configuration.GetSection(ImportOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportJobs>();
        services.AddSingleton<IImportJobs>(provider => provider.GetRequiredService<ImportJobs>());
        services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
        return services;
    }

    /// <summary>Where the rejected lines of an import are downloaded.</summary>
    public static void MapDashboardImport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/import/{id:guid}/rejected", Rejected).Produces<string>(contentType: "text/csv").RequireAuthorization().ExcludeFromDescription();

    /// <summary>The address of an import's rejected lines.</summary>
    public static string RejectedAddress(Guid id) => $"/import/{id}/rejected";

    internal static IResult Rejected(Guid id, IImportJobs jobs, HttpContext context)
    {
        if (!context.User.TryGetRole(out var role) || role < NeedsRoleAttribute.Of(typeof(ImportOrder)))
        {
            return Results.Forbid();
        }

        return jobs.Jobs.FirstOrDefault(job => job.Id == id) is { RejectedPath: { } path } job
            ? Results.File(path, "text/csv; charset=utf-8", job.RejectedName)
            : Results.NotFound();
    }
}
