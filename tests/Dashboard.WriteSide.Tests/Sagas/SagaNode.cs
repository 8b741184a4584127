using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>A node that runs sagas in a process of its own.</summary>
public sealed class SagaNode
{
    private const string DatabaseName = "DATABASE";
    private const string ClockName = "CLOCK";

    /// <summary>Should nobody kill it, it ends by itself.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Node_StartedByAnotherTest_RunsUntilItIsKilled()
    {
        var connectionString = ChildProcess.Given(DatabaseName);
        Assert.SkipWhen(connectionString is null, "It is only run by other tests, in a process of its own.");
        await using var node = await TestDashboard.StartAsync(new FoundDatabase(connectionString!), services =>
        {
            if (ChildProcess.Given(ClockName) is { Length: > 0 } clock)
            {
                services.AddSingleton<TimeProvider>(new ShiftedClock(clock));
            }

            services.AddDashboardSagas();
            services.Configure<SubscriptionOptions>(options => options.PollInterval = TimeSpan.FromMilliseconds(50));
            services.Configure<SagaOptions>(options =>
            {
                options.LockRetry = TimeSpan.FromMilliseconds(50);
                options.FirstRetry = TimeSpan.FromMilliseconds(20);
            });
        });
        await Task.Delay(Life, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts one.</summary>
    /// <param name="database">Where it works.</param>
    /// <param name="clock">What it reads the time from; the system's clock when nothing is given.</param>
    internal static ChildProcess Start(TestDatabase database, ShiftedClock? clock = null) => ChildProcess.Start(
        typeof(SagaNode), nameof(Node_StartedByAnotherTest_RunsUntilItIsKilled), (DatabaseName, database.ConnectionString), (ClockName, clock?.Path ?? ""));
}
