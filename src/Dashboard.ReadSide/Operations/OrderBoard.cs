using System.Collections.Immutable;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.ReadSide.Operations;

/// <summary>
/// What operators want of the projections of this node, in memory: runners look here at every turn. It is read again
/// whenever the Operations projection has folded something, here or on another node, and once a second anyway.
/// </summary>
internal sealed partial class OrderBoard(
    IDbContextFactory<ReadDbContext> contexts, ChangeHub feed, TimeProvider clock, ILogger<OrderBoard> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Wishes? _wishes;

    /// <summary>Whether a projection is to stand still.</summary>
    public bool IsPaused(string projection) => Volatile.Read(ref _wishes)?.Paused.Contains(projection) == true;

    /// <summary>The oldest order about parked events of a projection that was not carried out yet.</summary>
    public ParkedOrder? NextOrder(string projection) =>
        Volatile.Read(ref _wishes)?.Orders.FirstOrDefault(order => order.Projection == projection);

    /// <summary>Which tables of a projection are served: the number goes up when others take their place. 0 while nothing is known.</summary>
    public int GenerationOf(string projection) => Volatile.Read(ref _wishes)?.Generations.GetValueOrDefault(projection) ?? 0;

    /// <summary>Waits until it is known what operators want, so that nothing begins that was paused.</summary>
    public Task LoadedAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _wishes) is null ? ReadAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Looks again.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paused = await db.ProjectionSwitches.AsNoTracking().Where(row => row.IsPaused).Select(row => row.Projection).ToListAsync(cancellationToken);
        var orders = await db.ParkedOrders.AsNoTracking()
            .Where(order => !db.ParkedOrderOutcomes.Any(outcome => outcome.EventId == order.EventId))
            .OrderBy(order => order.Number)
            .ToListAsync(cancellationToken);

        var generations = await db.Checkpoints.Where(row => row.Generation > 0).ToDictionaryAsync(row => row.Name, row => row.Generation, cancellationToken);

        // Nothing would ever wake the projection that hears of its being resumed.
        Volatile.Write(ref _wishes, new Wishes([.. paused.Where(name => name != ProjectionNames.Operations)], [.. orders], generations));
    }

    /// <summary>An order was carried out. Should a look under way still bring it back, its outcome is found and it is left alone.</summary>
    public void Take(ParkedOrder order)
    {
        if (Volatile.Read(ref _wishes) is { } wishes)
        {
            Interlocked.CompareExchange(ref _wishes, wishes with { Orders = wishes.Orders.RemoveAll(other => other.EventId == order.EventId) }, wishes);
        }
    }

    /// <summary>Looks whenever there is something new, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var changes = feed.Subscribe(ProjectionNames.Operations);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(fault);
            }

            await changes.WaitAsync(Interval, clock, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What operators want of the projections could not be read; it is tried again.")]
    private partial void LogFault(Exception exception);

    private sealed record Wishes(ImmutableHashSet<string> Paused, ImmutableList<ParkedOrder> Orders, IReadOnlyDictionary<string, int> Generations);
}
