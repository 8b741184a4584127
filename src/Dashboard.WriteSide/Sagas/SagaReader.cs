using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Tells sagas of the events in the log, each event once: what is made of a batch is written in one transaction with the
/// checkpoint. It reads on from where it was and never again from the start, whatever is rebuilt.
/// </summary>
internal sealed class SagaReader(
    SagaDefinition definition, IEventLogReader log, IServiceScopeFactory scopes, FirstCheckpoint first, SagaBook book, SagaGate gate, IOptions<SagaOptions> options, TimeProvider clock)
{
    /// <summary>Writes the first checkpoint, at the end of the log: sagas are not begun for what happened before there were any.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => first.WriteAsync(definition.Name, cancellationToken);

    /// <summary>Takes the next events.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DbUpdateException">A saga moved meanwhile (<see cref="SagaBook.IsMove"/>); nothing was written, and it is to be tried again.</exception>
    public async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var checkpoint = await db.SagaCheckpoints.FindAsync([definition.Name], cancellationToken)
            ?? throw new InvalidOperationException($"The sagas {definition.Name} have no checkpoint.");
        var events = await log.ReadAsync(checkpoint.Position, options.Value.BatchSize, cancellationToken);
        if (events.Count == 0)
        {
            return 0;
        }

        return await gate.InTurnAsync(() => WriteAsync(db, checkpoint, events, cancellationToken), cancellationToken);
    }

    private async Task<int> WriteAsync(WriteDbContext db, SagaCheckpoint checkpoint, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sagas = await FindAsync(db, events, cancellationToken);
        foreach (var logged in events)
        {
            if (SagaIdOf(logged) is not { } id)
            {
                continue;
            }

            if (!sagas.TryGetValue(id, out var saga))
            {
                if (!definition.Begins(logged.Event!))
                {
                    continue;
                }

                saga = definition.Begin(logged);
                sagas.Add(id, saga);
                db.Sagas.Add(saga.Saga);
                db.SagaMemories.Add(saga.Memory);
            }

            await book.TakeAsync(db, definition, saga, new SagaInput.Happened(logged), now, cancellationToken);
            SagaBook.Log(db, saga, logged.EventId, now);
        }

        checkpoint.MoveTo(events[^1].Position);
        await book.SaveAsync(db, cancellationToken);
        return events.Count;
    }

    /// <summary>An event that this program cannot read is none that it makes anything of.</summary>
    private Guid? SagaIdOf(LoggedEvent logged) =>
        logged.Event is { } change && definition.KeyOf(change) is { } key ? Saga.IdOf(definition.Name, key) : null;

    private async Task<Dictionary<Guid, LoadedSaga>> FindAsync(WriteDbContext db, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken)
    {
        var ids = events.Select(SagaIdOf).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.LoadSagasAsync(saga => ids.Contains(saga.Id), cancellationToken);
    }
}
