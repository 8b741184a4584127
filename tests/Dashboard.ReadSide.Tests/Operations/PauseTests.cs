using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

public abstract class PauseTests(TestDatabase database) : DeskSuite(database)
{
    [Fact]
    public async Task Pause_OnOneNode_HoldsTheRunnerOfAnotherAndResumeLetsItGo()
    {
        await using var runs = await StartAsync();
        await Eventually.TrueAsync(() => runs.Monitor.Statuses.All(status => status.State == ProjectionState.Running), "the first node runs everything");
        await using var watches = await StartAsync();
        await Eventually.TrueAsync(() => watches.Monitor.Statuses.All(status => status.State == ProjectionState.StandingBy), "the second node stands by");
        var before = await watches.Dashboard.Shop.CustomerAsync();
        await runs.FoldedAsync();
        await watches.FoldedAsync();
        Assert.NotNull(await AskAsync(watches, before));

        await OrderAsync(watches, new PauseProjection(ProjectionNames.CustomerStats, Why));
        await PausedAsync(runs);
        await PausedAsync(watches);
        var after = await watches.Dashboard.Shop.CustomerAsync();
        await ReachedAsync(runs, ProjectionNames.Sales);

        Assert.NotNull(await AskAsync(runs, before));
        Assert.Null(await AskAsync(runs, after));
        await Eventually.TrueAsync(
            () => runs.Monitor.Status(ProjectionNames.CustomerStats) is { State: ProjectionState.Paused, EventsBehind: > 0 } status && status.Lag > TimeSpan.Zero,
            "the paused projection says how far behind it is");
        var view = await runs.Services.GetRequiredService<IMediator>().Send(new GetProjection(ProjectionNames.CustomerStats), Ended);
        Assert.Equal((Actors.Operator.Name, Why), (view!.Pause?.By, view.Pause?.Reason));

        await OrderAsync(watches, new ResumeProjection(ProjectionNames.CustomerStats, Why));
        await Eventually.TrueAsync(async () => await AskAsync(runs, after) is not null, "it goes on from where it stood");
        await Eventually.TrueAsync(() => runs.Monitor.Status(ProjectionNames.CustomerStats).State == ProjectionState.Running, "it runs again");
    }

    [Fact]
    public async Task Pause_ThatOutlivesItsNode_HoldsTheNext()
    {
        await using (var first = await StartAsync())
        {
            await OrderAsync(first, new PauseProjection(ProjectionNames.CustomerStats, Why));
        }

        await using var second = await StartAsync();
        var customer = await second.Dashboard.Shop.CustomerAsync();
        await PausedAsync(second);
        await ReachedAsync(second, ProjectionNames.Sales);

        Assert.Null(await AskAsync(second, customer));
    }

    [Fact]
    public async Task Pause_OfTheProjectionThatHearsOfPauses_IsRefused()
    {
        await using var live = await StartAsync();

        var outcome = await live.Dashboard.SendAsync(new PauseProjection(ProjectionNames.Operations, Why), Actors.Operator, Ended);

        Assert.Equal("projection-not-pausable", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Pause_OfOneThatGaveUp_AndResume_LetsItTryAgain()
    {
        await using var live = await StartAsync(services =>
        {
            services.Configure<ProjectionOptions>(options => (options.Attempts, options.FirstRetry) = (1, TimeSpan.FromMilliseconds(1)));
            services.AddSingleton<Projection>(new Engine.Homeless());
        });
        await live.Dashboard.Shop.CustomerAsync();
        await Eventually.TrueAsync(() => live.Monitor.Status("Homeless") is { State: ProjectionState.Stopped, Fault.Kind: FaultKind.HandlerBug }, "the faulty projection gives up");

        await OrderAsync(live, new PauseProjection("Homeless", Why));
        await Eventually.TrueAsync(() => live.Monitor.Status("Homeless").State == ProjectionState.Paused, "it stands still by an operator's wish");
        await OrderAsync(live, new ResumeProjection("Homeless", Why));

        await Eventually.TrueAsync(() => live.Monitor.Status("Homeless").State == ProjectionState.Stopped, "it has tried again, and given up again");
    }

    private static Task PausedAsync(LiveDashboard live) => Eventually.TrueAsync(
        () => live.Monitor.Status(ProjectionNames.CustomerStats).State == ProjectionState.Paused, "the projection stands still");

    private static Task<CustomerStats?> AskAsync(LiveDashboard live, Guid customer) =>
        live.Services.GetRequiredService<IMediator>().Send(new GetCustomer(customer), Ended);

    public sealed class OnPostgreSql(TestCluster cluster) : PauseTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : PauseTests(new SqlServerDatabase());
}
