using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.Domain.People;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.WriteSide.People;

/// <summary>
/// Sees erasures through, on one node at a time. Once no node can have the key any more it looks again for what was written in the same moment
/// as the erasure; it has the tables folded anew that say what members of the staff did, and drops those that are folded no more.
/// </summary>
internal sealed class ErasureFollower(
    NodeDuty duty, IServiceScopeFactory scopes, ICommandSender sender, IEventLogSignal signal, TimeProvider clock) : BackgroundService
{
    /// <summary>After so long no node has a key any more that it had looked up before, and no command is at work any more that began before.</summary>
    public static readonly TimeSpan Wait = PersonKeyRing.Age + TimeSpan.FromSeconds(10);

    private const string Name = "erasures";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly string[] EventNames = [EventCatalog.Names[typeof(CustomerErased)].Name, EventCatalog.Names[typeof(StaffUserErased)].Name];

    /// <summary>Goes on with all erasures that are not completed.</summary>
    /// <returns>How many are not completed yet.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        List<Guid> open;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            open = await db.Erasures.Where(row => row.CompletedAt == null).Select(row => row.PersonId).ToListAsync(cancellationToken);
        }

        var left = 0;
        foreach (var person in open)
        {
            left += await FollowAsync(person, cancellationToken) ? 0 : 1;
        }

        return left;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await duty.KeepAsync(Name, mayRun: true, _ => Task.CompletedTask, RunAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; whoever runs next goes on.
            return;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await FollowAsync(cancellationToken);
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<bool> FollowAsync(Guid person, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var receipt = await db.Erasures.SingleAsync(row => row.PersonId == person, cancellationToken);
        if (clock.GetUtcNow() < receipt.ErasedAt + Wait)
        {
            return false;
        }

        if (await ClearLateAsync(db, receipt, cancellationToken))
        {
            return false;
        }

        if (scope.ServiceProvider.GetService<IReadTraces>() is { } read && !await FollowTablesAsync(db, read, receipt, cancellationToken))
        {
            return false;
        }

        receipt.CompletedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Clears what a command wrote that had read of the person before they were erased, and was written after.</summary>
    /// <returns>Whether there was something: read tables have to be told of it first.</returns>
    private async Task<bool> ClearLateAsync(WriteDbContext db, ErasureReceipt receipt, CancellationToken cancellationToken)
    {
        var person = receipt.PersonId;
        var messages = await db.Messages.Where(row => row.CustomerId == person).Select(row => row.Id).ToListAsync(cancellationToken);
        var (traces, streams) = await EraseCustomerHandler.TracesAsync(db, person, messages, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var late = await Erasing.ClearAsync(db, person, [], streams, cancellationToken);
        if (late > 0 && await db.Customers.FindAsync([person], cancellationToken) is { } customer)
        {
            customer.Erase(receipt.Reason, traces);
            db.LogTurn(customer, Name, customer.Id, customer.Id, clock.GetUtcNow());
            receipt.Touched = [.. receipt.Touched, new TouchedPlace("rows that were written in the same moment", late)];
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(null);
        return late > 0;
    }

    private async Task<bool> FollowTablesAsync(WriteDbContext db, IReadTraces read, ErasureReceipt receipt, CancellationToken cancellationToken)
    {
        var erased = await db.Events.Where(row => row.StreamId == receipt.PersonId && EventNames.Contains(row.Name))
            .OrderByDescending(row => row.StreamVersion)
            .Select(row => new { row.Name, row.Transaction, row.Sequence })
            .FirstAsync(cancellationToken);
        var traces = await read.LookAsync(erased.Name, new LogPosition(erased.Transaction, erased.Sequence), receipt.ErasedAt + PersonKeyRing.Age, cancellationToken);
        if (traces.AreBehind)
        {
            return false;
        }

        if (receipt.Kind == StaffUser.Blank().StreamKind && traces.NotFoldedAnew.Count > 0)
        {
            foreach (var projection in traces.ToRebuild)
            {
                await sender.SendAsync(new RebuildProjection(projection, RebuildMode.Swap, "Somebody of the staff was erased."), Actor.System, cancellationToken);
            }

            return false;
        }

        await read.DropOldAsync(cancellationToken);
        return true;
    }
}
