using Dashboard.Domain.Log;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.WriteSide.Seals;

/// <summary>
/// Seals what was written to the log, a second or so later, on one node at a time. Not in the transaction of a command: a chain has one
/// end, and all commands would have to wait for each other there.
/// </summary>
internal sealed class LogSealer(NodeDuty duty, IEventLogReader log, IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    /// <summary>Events under one seal at most.</summary>
    public const int AtOnce = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Seals the next events, if there are any.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DbUpdateException">Another node was faster; nothing was written.</exception>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var last = await LastAsync(db, cancellationToken);
        var rows = await db.Between(last.Position, await log.ReadableHeadAsync(cancellationToken)).Take(AtOnce).ToListAsync(cancellationToken);
        if (rows.Count > 0)
        {
            db.LogSeals.Add(LogSeal.Over(last, rows, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return rows.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await duty.KeepAsync("log-sealer", mayRun: true, _ => Task.CompletedTask, RunAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: what is not sealed is sealed by whoever runs next.
            return;
        }
    }

    private static async Task<SealLink> LastAsync(WriteDbContext db, CancellationToken cancellationToken)
    {
        var last = await db.LogSeals
            .OrderByDescending(seal => seal.Number)
            .Select(seal => new { seal.Number, seal.Transaction, seal.Sequence, seal.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? SealLink.Start : new SealLink(last.Number, new LogPosition(last.Transaction, last.Sequence), last.Hash);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await SealAsync(cancellationToken) < AtOnce)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}
