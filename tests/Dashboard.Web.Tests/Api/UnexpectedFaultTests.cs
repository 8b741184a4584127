using System.Net;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing.Databases;
using Dashboard.Web.Tests.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.Web.Tests.Api;

/// <summary>What nobody expected is logged, and told in words that give nothing away.</summary>
public sealed class UnexpectedFaultTests(TestCluster cluster)
{
    [Theory]
    [InlineData("Production", false, HttpStatusCode.InternalServerError)]
    [InlineData("Development", false, HttpStatusCode.InternalServerError)]
    [InlineData("Production", true, HttpStatusCode.ServiceUnavailable)]
    public async Task Fault_InTheApi_IsAProblemWithoutATrace(string environment, bool passing, HttpStatusCode expected)
    {
        await using var server = new DashboardServer(cluster)
        {
            EnvironmentName = environment,
            Replace = services => services.AddSingleton<IProjectionMonitor>(new FailingMonitor(passing ? new NpgsqlException("secret") : new InvalidOperationException("secret"))),
        };
        await server.InitializeAsync();
        var client = await server.ClientAsync(Role.Viewer);

        using var response = await client.RespondAsync(HttpMethod.Get, "/api/operations/projections", null);

        var problem = await response.AssertProblemAsync(expected);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    private sealed class FailingMonitor(Exception fault) : IProjectionMonitor
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public IReadOnlyList<ProjectionStatus> Statuses => throw fault;

        public ProjectionStatus Status(string projection) => throw fault;

        public Task<bool> WaitAsync(IReadOnlyList<string> projections, LogPosition position, TimeSpan atMost, CancellationToken cancellationToken) => throw fault;
    }
}
