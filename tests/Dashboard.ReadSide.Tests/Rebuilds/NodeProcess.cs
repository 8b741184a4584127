using System.Diagnostics;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>A node in a process of its own, which a test can kill as an operating system does. It is this assembly, run for one test.</summary>
public sealed class NodeProcess
{
    private const string DatabaseVariable = "DASHBOARD_TEST_NODE_DATABASE";
    private const string HoldVariable = "DASHBOARD_TEST_NODE_HOLD";

    /// <summary>Should nobody kill it, it ends by itself.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Node_StartedByAnotherTest_RunsUntilItIsKilled()
    {
        var connectionString = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipWhen(connectionString is null, "It is only run by other tests, in a process of its own.");
        var hold = Enum.Parse<Hold>(Environment.GetEnvironmentVariable(HoldVariable)!);
        await using var live = await LiveDashboard.StartAsync(new FoundDatabase(connectionString!), services => services.AddSingleton<IBulkFold>(provider =>
            new HoldingFold(
                ActivatorUtilities.CreateInstance<BulkFold>(provider), provider.GetRequiredService<TwinTables>(), provider.GetRequiredService<IEventLogReader>(), hold)));
        await Task.Delay(Life, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a node that stands still at some state of a rebuild.</summary>
    internal static Process Start(TestDatabase database, Hold hold)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(NodeProcess).Assembly.Location, "-method", $"*.{nameof(NodeProcess)}.{nameof(Node_StartedByAnotherTest_RunsUntilItIsKilled)}" },
            Environment = { [DatabaseVariable] = database.ConnectionString, [HoldVariable] = hold.ToString() },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
