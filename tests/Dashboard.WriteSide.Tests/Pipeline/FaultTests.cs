using System.Data.Common;
using Dashboard.Domain.Customers;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Simulation;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Pipeline;

/// <summary>What is left when the database, or the program, fails in the middle of a command.</summary>
public abstract class FaultTests(TestDatabase database) : CommandSuite(database)
{
    private const int Attempts = 4;

    private readonly CommitFault _commits = new();

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.ConfigureDbContext<WriteDbContext>(options => options.AddInterceptors(_commits));
    }

    private static RegisterCustomer Register() => new("Ana", $"{Guid.NewGuid():n}@example.com");

    [Fact]
    public async Task Connection_CutOnce_IsRetriedAndDoneOnce()
    {
        var command = Register();
        Hook.After(command.CommandId, (_, attempt) => attempt == 1 ? Database.CutConnectionsAsync() : Task.CompletedTask);

        Assert.Single(await AcceptedAsync(command));

        Assert.Equal(2, Hook.Attempts(command.CommandId));
    }

    [Fact]
    public async Task Connection_CutEveryTime_IsGivenUpAfterABoundedNumberOfAttempts()
    {
        var command = Register();
        Hook.After(command.CommandId, (_, _) => Database.CutConnectionsAsync());

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(command));

        Assert.Equal(Attempts, Hook.Attempts(command.CommandId));
        await NothingIsLeftAsync(command);
    }

    [Fact]
    public async Task Connection_CutAfterTheCommit_IsAnsweredFromWhatWasDone()
    {
        var command = Register();
        _commits.CutAfter = Database.CutConnectionsAsync;

        var outcome = await SendAsync(command);

        Assert.True(outcome is { IsAccepted: true, Repeated: true });
        Assert.IsType<CustomerRegistered>(Assert.Single(await Dashboard.EventsAsync(outcome.Answer)));
    }

    [Fact]
    public async Task Fault_JustBeforeTheCommit_LeavesNothing()
    {
        var command = Register();
        _commits.Before = new InvalidOperationException("The power went off.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));

        await NothingIsLeftAsync(command);
        Assert.Single(await AcceptedAsync(command));
    }

    [Fact]
    public async Task Fault_OfOneOfTheRows_LeavesNothing()
    {
        var command = Register();
        Hook.After(command.CommandId, (scope, _) =>
        {
            scope.GetRequiredService<WriteDbContext>().Add(new SimulatedRecord { Key = new string('x', SimulatedRecord.KeyLength + 1), Content = "{}" });
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => SendAsync(command));

        Assert.Equal(1, Hook.Attempts(command.CommandId));
        await NothingIsLeftAsync(command);
    }

    [Fact]
    public async Task Fault_OfTheHandler_LeavesNothing()
    {
        var command = Register();
        Hook.After(command.CommandId, (_, _) => throw new InvalidOperationException("A mistake."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));

        await NothingIsLeftAsync(command);
    }

    private async Task NothingIsLeftAsync(RegisterCustomer command)
    {
        Assert.False(await Dashboard.QueryAsync(db => db.Customers.AnyAsync(customer => customer.Email == command.Email)));
        Assert.False(await Dashboard.QueryAsync(db => db.Events.AnyAsync(row => row.CommandId == command.CommandId)));
        Assert.False(await Dashboard.QueryAsync(db => db.AnsweredCommands.AnyAsync(row => row.CommandId == command.CommandId)));
    }

    /// <summary>Fails one commit, before or after it is one.</summary>
    private sealed class CommitFault : DbTransactionInterceptor
    {
        public Exception? Before { get; set; }

        public Func<Task>? CutAfter { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Before is not { } fault)
            {
                return ValueTask.FromResult(result);
            }

            Before = null;
            throw fault;
        }

        public override async Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (CutAfter is not { } cut)
            {
                return;
            }

            CutAfter = null;
            await cut();

            // What the driver throws on its next use of the connection is what it would have thrown for the lost answer.
            await using var probe = eventData.Context!.Database.GetDbConnection().CreateCommand();
            probe.CommandText = "SELECT 1";
            await probe.ExecuteScalarAsync(cancellationToken);
        }
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : FaultTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : FaultTests(database), IClassFixture<SqlServerDatabase>;
}
