using Dashboard.Domain.Log;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>A node in a process of its own.</summary>
public sealed class NodeProcess
{
    private const string DatabaseName = "DATABASE";
    private const string HoldName = "HOLD";

    /// <summary>Should nobody kill it, it ends by itself.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Node_StartedByAnotherTest_RunsUntilItIsKilled()
    {
        var connectionString = ChildProcess.Given(DatabaseName);
        Assert.SkipWhen(connectionString is null, "It is only run by other tests, in a process of its own.");
        var hold = Enum.Parse<Hold>(ChildProcess.Given(HoldName)!);
        await using var live = await LiveDashboard.StartAsync(new FoundDatabase(connectionString!), services => services.AddSingleton<IBulkFold>(provider =>
            new HoldingFold(
                ActivatorUtilities.CreateInstance<BulkFold>(provider), provider.GetRequiredService<TwinTables>(), provider.GetRequiredService<IEventLogReader>(), hold)));
        await Task.Delay(Life, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a node that stands still at some state of a rebuild.</summary>
    internal static ChildProcess Start(TestDatabase database, Hold hold) => ChildProcess.Start(
        typeof(NodeProcess), nameof(Node_StartedByAnotherTest_RunsUntilItIsKilled), (DatabaseName, database.ConnectionString), (HoldName, hold.ToString()));
}
