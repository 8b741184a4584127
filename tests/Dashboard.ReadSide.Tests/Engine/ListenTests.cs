using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Hearing of other nodes is PostgreSQL's alone.</summary>
public sealed class ListenTests(PostgreSqlDatabase database) : IClassFixture<PostgreSqlDatabase>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listener_ThatHasEnded_LeavesNoPooledConnectionThatListens()
    {
        await using var live = await LiveDashboard.StartAsync(database, services => services.Configure<ProjectionOptions>(options => options.Run = false));
        var here = live.Services.GetRequiredService<IReadDatabase>();
        var source = live.Services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write);
        await using var node = await LiveDashboard.StartAsync(database, services => services.Configure<ProjectionOptions>(options => options.Run = false));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        var heard = new TaskCompletionSource();

        var listening = here.ListenAsync(() => heard.TrySetResult(), end.Token);
        while (!heard.Task.IsCompleted)
        {
            // Whoever begins to listen hears only what is told later: it is told until it was heard.
            await node.Services.GetRequiredService<IReadDatabase>().NotifyAsync(Ended);
            await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromMilliseconds(20), Ended));
        }

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
        Assert.Equal(0, await ListeningAsync(source));
    }

    /// <summary>How many of the pool's connections listen to something.</summary>
    private static async Task<long> ListeningAsync(NpgsqlDataSource source)
    {
        var listening = 0L;
        var taken = new List<NpgsqlConnection>();
        for (var number = 0; number < 8; number++)
        {
            var connection = await source.OpenConnectionAsync(Ended);
            taken.Add(connection);
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_listening_channels()", connection);
            listening += (long)(await command.ExecuteScalarAsync(Ended))!;
        }

        foreach (var connection in taken)
        {
            await connection.DisposeAsync();
        }

        return listening;
    }
}
