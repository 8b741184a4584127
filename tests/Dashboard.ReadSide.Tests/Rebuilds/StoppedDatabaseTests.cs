using Dashboard.Domain.Storage;
using Dashboard.PostgreSql;
using Dashboard.PostgreSql.Embedded;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>The database is stopped in the middle of a rebuild, and started again.</summary>
public sealed class StoppedDatabaseTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuild_WhoseDatabaseStops_GoesOnWhenItIsBack()
    {
        var root = Directory.CreateTempSubdirectory("dashboard-outage-");
        try
        {
            await using var database = new StoppableDatabase(Path.Combine(root.FullName, "data"));
            await database.InitializeAsync();
            var gate = new Gate();
            IReadOnlyList<string> rebuilt;
            await using (var live = await LiveDashboard.StartAsync(database, services => services.AddSingleton<IBulkFold>(provider =>
                new GatedFold(ActivatorUtilities.CreateInstance<BulkFold>(provider), gate))))
            {
                await BusyDay.LiveAsync(live.Dashboard);
                await live.FoldedAsync();
                var id = await live.AskForRebuildAsync(ProjectionNames.CustomerStats);
                await gate.Reached.WaitAsync(Ended);

                await database.StopAsync();
                gate.Open();
                await Task.Delay(Outage, Ended);
                await database.InitializeAsync();

                await live.UntilAsync(id, RebuildState.Swapped);
                await live.Dashboard.Shop.CustomerAsync("Eva");
                await live.FoldedAsync();
                rebuilt = await ReadTables.DumpAsync(live);
            }

            Assert.Equal(await Rebuilding.ReplayAsync(database), rebuilt);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>A server of its own, as no other test must notice.</summary>
    private sealed class StoppableDatabase(string data) : TestDatabase
    {
        private EmbeddedPostgres? _postgres;

        public override async ValueTask InitializeAsync()
        {
            _postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataDirectory = data, DurableWrites = false, SharedBuffersMegabytes = 32 }, NullLogger.Instance);
            ConnectionString = _postgres.ConnectionString;
            await using var services = AddTo(new ServiceCollection().AddLogging().AddDashboardWriteSide()).BuildServiceProvider();
            await services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        public ValueTask StopAsync() => _postgres!.DisposeAsync();

        public override IServiceCollection AddTo(IServiceCollection services) => services.AddDashboardPostgreSql(ConnectionString, ConnectionString);

        public override Task CutConnectionsAsync() => Task.CompletedTask;

        protected override async ValueTask DropAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres!.DisposeAsync();
        }
    }

    /// <summary>Says when somebody has come to it, and lets nobody pass until it is opened.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Open() => _opened.TrySetResult();

        public Task PassAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            return _opened.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class GatedFold(IBulkFold inner, Gate gate) : IBulkFold
    {
        public async Task<TwinProgress> RunAsync(
            Projection projection, Domain.Log.LogPosition? until, IProgress<TwinProgress> progress, CancellationToken cancellationToken)
        {
            await gate.PassAsync(cancellationToken);
            return await inner.RunAsync(projection, until, progress, cancellationToken);
        }
    }
}
