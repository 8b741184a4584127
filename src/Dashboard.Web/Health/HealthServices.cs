using Dashboard.ReadSide.Projections;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does too, and no projection has given up. Both tell anybody one word.</summary>
internal static class HealthServices
{
    private const string Ready = "ready";

    public static void AddDashboardHealth(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
            .AddCheck<ProjectionHealth>("projections", tags: [Ready]);

    public static void MapDashboardHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}

internal sealed class DatabaseHealth(WriteDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}

internal sealed class ProjectionHealth(IProjectionMonitor monitor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stopped = monitor.Statuses.Where(status => status.State is ProjectionState.Stopped).Select(status => status.Name).ToList();
        if (stopped.Count > 0)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy($"Stopped: {string.Join(", ", stopped)}."));
        }

        // A paused one is an operator's wish, the same on every node; a stalled one is being begun anew. Both serve their tables.
        var stalled = monitor.Statuses.Where(status => status.State is ProjectionState.Stalled).Select(status => status.Name).ToList();
        return Task.FromResult(stalled.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Stalled: {string.Join(", ", stalled)}."));
    }
}
