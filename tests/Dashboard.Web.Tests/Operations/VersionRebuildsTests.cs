using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.Web.Operations;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Operations;

/// <summary>Projections of a new version are rebuilt without anybody asking for it.</summary>
public sealed class VersionRebuildsTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Start_OfSeveralNodesWithANewVersion_AsksForOneRebuild()
    {
        await using var dashboard = await TestDashboard.StartAsync(_database, services => services.AddDashboardReadSide());
        var advisor = new OldTables();
        using var first = NodeOf(dashboard, advisor);
        using var second = NodeOf(dashboard, advisor);

        await Task.WhenAll(first.AskAsync(Ended), second.AskAsync(Ended));
        await Eventually.TrueAsync(() => second.AskAsync(Ended), "the request is known to be done");

        var asked = Assert.Single(await dashboard.LogAsync(), row => row.Name == "projection-rebuild-requested");
        Assert.Equal((Actor.System.Id, Actor.System.Name), (asked.ActorId, asked.ActorName));
        var request = Assert.IsType<ProjectionRebuildRequested>(TestDashboard.Event(asked));
        Assert.Equal((ProjectionNames.CustomerStats, RebuildMode.Swap), (request.Projection, request.Mode));
        Assert.Contains("version 2", request.Reason);
    }

    [Fact]
    public async Task Rebuild_ThatWasRefusedWhileAnotherWasOpen_IsAskedForAgain()
    {
        var rebuilds = new OpenRebuilds { IsOpen = true };
        using var node = new VersionRebuilds(new OldTables(), new Sender(rebuilds), TimeProvider.System, NullLogger<VersionRebuilds>.Instance);
        Assert.False(await node.AskAsync(Ended));
        Assert.False(await node.AskAsync(Ended));

        rebuilds.IsOpen = false;

        await Eventually.TrueAsync(() => node.AskAsync(Ended), "the rebuild is asked for under another id");
    }

    private static VersionRebuilds NodeOf(TestDashboard dashboard, IRebuildAdvisor advisor) =>
        new(advisor, dashboard.Services.GetRequiredService<ICommandSender>(), dashboard.Clock, NullLogger<VersionRebuilds>.Instance);

    /// <summary>Whether a rebuild is open.</summary>
    private sealed class OpenRebuilds
    {
        public bool IsOpen { get; set; }
    }

    /// <summary>Refuses while a rebuild is open, and keeps its answers as the pipeline does.</summary>
    private sealed class Sender(OpenRebuilds rebuilds) : ICommandSender
    {
        private readonly Dictionary<Guid, object> _answers = [];

        public Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor actor, CancellationToken cancellationToken)
        {
            if (_answers.TryGetValue(command.CommandId, out var first))
            {
                return Task.FromResult((Outcome<TAnswer>)first with { Repeated = true });
            }

            Outcome<TAnswer> answer = rebuilds.IsOpen ? Refusal.Rule("rebuild-open", "A rebuild is open.") : (TAnswer)(object)new NewRebuild(Guid.CreateVersion7());
            _answers[command.CommandId] = answer;
            return Task.FromResult(answer);
        }
    }

    private sealed class OldTables : IRebuildAdvisor
    {
        public Task<IReadOnlyList<RebuildAdvice>> AskAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RebuildAdvice>>([new RebuildAdvice(ProjectionNames.CustomerStats, 1, 2, 0)]);
    }
}
