using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests;

/// <summary>Both sides on one database, with the projections running.</summary>
internal sealed class LiveDashboard(TestDashboard dashboard) : IAsyncDisposable
{
    public TestDashboard Dashboard => dashboard;

    public IServiceProvider Services => dashboard.Services;

    public IProjectionMonitor Monitor => Services.GetRequiredService<IProjectionMonitor>();

    public IChangeFeed Feed => Services.GetRequiredService<IChangeFeed>();

    public static IReadOnlyList<string> All { get; } =
        [ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog, ProjectionNames.Orders, ProjectionNames.Sales, ProjectionNames.Sagas, ProjectionNames.Stock, ProjectionNames.Revenue, ProjectionNames.Subscriptions, ProjectionNames.Notifications, ProjectionNames.StaffUsers, ProjectionNames.AuditLog, ProjectionNames.Operations];

    public static async Task<LiveDashboard> StartAsync(TestDatabase database, Action<IServiceCollection>? configure = null) =>
        new(await TestDashboard.StartAsync(database, services =>
        {
            services.AddDashboardReadSide();
            configure?.Invoke(services);
        }));

    /// <summary>Asks when everything that was sent so far is folded in.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question)
    {
        await FoldedAsync();
        return await Services.GetRequiredService<IMediator>().Send(question);
    }

    /// <summary>Waits until all projections have folded everything that was sent so far.</summary>
    public async Task FoldedAsync()
    {
        var newest = Services.GetRequiredService<IEventLogSignal>().Newest;
        Assert.True(
            await Monitor.WaitAsync(All, newest, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken),
            $"The projections did not reach {newest}: {string.Join("; ", Monitor.Statuses.Select(status => $"{status.Name} {status.State} {status.Position} {status.LastError}"))}");
    }

    /// <summary>Asks the read tables themselves.</summary>
    public async Task<TResult> QueryAsync<TResult>(Func<ReadDbContext, Task<TResult>> question)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync();
        return await question(db);
    }

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();
}
