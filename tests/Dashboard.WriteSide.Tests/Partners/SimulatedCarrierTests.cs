using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Shipping;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.WriteSide.Tests.Partners;

/// <summary>The simulated carrier keeps the contract of a real one.</summary>
public abstract class SimulatedCarrierTests(TestDatabase database) : CarrierContract, IAsyncLifetime
{
    private TestDashboard? _dashboard;

    protected override ICarrier Carrier => _dashboard!.Services.GetRequiredService<ICarrier>();

    protected override Address ServedAddress => Shop.Address;

    protected override Address UnservedAddress => Shop.Address with { PostalCode = "00000" };

    protected override DateOnly Today => new StoreOptions().DayOf(_dashboard!.Clock.GetUtcNow());

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _dashboard?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Send_OnALaterDayUnderItsKey_StillNamesTheDayItNamedFirst()
    {
        var request = Request(ServedAddress);
        var first = await Carrier.SendAsync(request, Token);
        _dashboard!.Clock.Advance(TimeSpan.FromDays(5));

        Assert.Equal(first, await Carrier.SendAsync(request, Token));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SimulatedCarrierTests(database), IClassFixture<PostgreSqlDatabase>
    {
        [Fact]
        public async Task Send_ThatWaitsForOneWhoWaitsForIt_GivesWayAndIsAnsweredAllTheSame()
        {
            var first = Request(ServedAddress);
            var number = (await Carrier.SendAsync(first, Token)).Given!.TrackingNumber;
            await using var connection = await ForgottenAsync();
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await NoteAsync(connection, $"send:{first.Key}");

            var sent = Carrier.SendAsync(first, Token);
            await Eventually.TrueAsync(
                async () => await CountAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1,
                "the carrier waits for the note of this request");
            try
            {
                // The carrier has waited longer, and is the one that the database sends away; seldom it is this one.
                await NoteAsync(connection, $"parcel:{number}");
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
            }

            await transaction.RollbackAsync(Token);

            Assert.Equal(number, (await sent).Given!.TrackingNumber);
        }

        /// <summary>A session of the carrier's database, once everything in it is forgotten.</summary>
        private async Task<NpgsqlConnection> ForgottenAsync()
        {
            var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync(Token);
            await CountAsync(connection, "DELETE FROM write.\"SimulatedRecords\"; SELECT 0::bigint");
            return connection;
        }

        private static Task<long> NoteAsync(NpgsqlConnection connection, string key) =>
            CountAsync(connection, $"INSERT INTO write.\"SimulatedRecords\" (\"Key\", \"Content\", \"Version\") VALUES ('{key}', '{{}}', 1); SELECT 1::bigint");

        private static async Task<long> CountAsync(NpgsqlConnection connection, string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            return (long)(await command.ExecuteScalarAsync(Token))!;
        }
    }

    public sealed class OnSqlServer(SqlServerDatabase database) : SimulatedCarrierTests(database), IClassFixture<SqlServerDatabase>;
}
