using System.Diagnostics;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>A node that runs sagas in a process of its own, which a test can kill as an operating system does. It is this assembly, run for one test.</summary>
public sealed class SagaNode
{
    private const string DatabaseVariable = "DASHBOARD_TEST_SAGA_DATABASE";

    /// <summary>Should nobody kill it, it ends by itself.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Node_StartedByAnotherTest_RunsUntilItIsKilled()
    {
        var connectionString = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipWhen(connectionString is null, "It is only run by other tests, in a process of its own.");
        await using var node = await TestDashboard.StartAsync(new FoundDatabase(connectionString!), services =>
        {
            services.AddDashboardSagas();
            services.Configure<SagaOptions>(options =>
            {
                options.LockRetry = TimeSpan.FromMilliseconds(50);
                options.FirstRetry = TimeSpan.FromMilliseconds(20);
            });
        });
        await Task.Delay(Life, TestContext.Current.CancellationToken);
    }

    internal static Process Start(TestDatabase database)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(SagaNode).Assembly.Location, "-method", $"*.{nameof(SagaNode)}.{nameof(Node_StartedByAnotherTest_RunsUntilItIsKilled)}" },
            Environment = { [DatabaseVariable] = database.ConnectionString },
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
