using Dashboard.Domain.Storage;
using Dashboard.PostgreSql;
using Dashboard.PostgreSql.Embedded;
using Dashboard.WriteSide;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Dashboard.Testing.Databases;

/// <summary>
/// One throw-away PostgreSQL for a test process, started by the first test that needs it and deleted at the end. It is an
/// assembly fixture: <c>[assembly: AssemblyFixture(typeof(TestCluster))]</c>.
/// </summary>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "template_dashboard";

    private readonly Lazy<DirectoryInfo> _root = new(() => Directory.CreateTempSubdirectory("dashboard-cluster-"));
    private readonly SemaphoreSlim _turn = new(1, 1);
    private EmbeddedPostgres? _postgres;
    private bool _hasTemplate;
    private int _databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a database with all tables and no rows, a copy of one that was migrated once.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var postgres = await StartedAsync();
            await MakeTemplateAsync(postgres);
            return await CreateAsync(postgres, $"test_{++_databases}", Template);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes a database without any tables.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        await _turn.WaitAsync();
        try
        {
            return await CreateAsync(await StartedAsync(), $"empty_{++_databases}", "template1");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Drops a database, whoever is still connected to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        if (_postgres is { } postgres)
        {
            var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
            await ExecuteAsync(postgres, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is { } postgres)
        {
            NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
        }

        if (_root.IsValueCreated)
        {
            _root.Value.Delete(recursive: true);
        }

        _turn.Dispose();
    }

    private async Task<EmbeddedPostgres> StartedAsync() => _postgres ??= await EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions
        {
            DataDirectory = Path.Combine(_root.Value.FullName, "data"),
            DurableWrites = false,
            SharedBuffersMegabytes = 64,
            MaxConnections = 300,
        },
        NullLogger.Instance);

    private async Task MakeTemplateAsync(EmbeddedPostgres postgres)
    {
        if (_hasTemplate)
        {
            return;
        }

        var connectionString = await CreateAsync(postgres, Template, "template1") + ";Pooling=false";
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddDashboardWriteSide()
            .AddDashboardPostgreSql(connectionString, connectionString)
            .BuildServiceProvider();
        await services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(CancellationToken.None);
        _hasTemplate = true;
    }

    private static async Task<string> CreateAsync(EmbeddedPostgres postgres, string name, string template)
    {
        await ExecuteAsync(postgres, $"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
        return postgres.ConnectionStringFor(name);
    }

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string statement)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
