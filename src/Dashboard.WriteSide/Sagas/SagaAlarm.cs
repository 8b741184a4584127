using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Tells sagas that their time is over.</summary>
internal sealed class SagaAlarm(SagaDefinition definition, IServiceScopeFactory scopes, SagaBook book, SagaGate gate, IOptions<SagaOptions> options, TimeProvider clock)
{
    /// <summary>Tells those whose time is over.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DbUpdateException">One of them moved meanwhile (<see cref="SagaBook.IsMove"/>); nothing was written, and it is to be tried again.</exception>
    public Task<int> RingAsync(CancellationToken cancellationToken) => gate.InTurnAsync(() => RingInTurnAsync(cancellationToken), cancellationToken);

    private async Task<int> RingInTurnAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = clock.GetUtcNow();
        var late = await db.Sagas
            .Where(saga => saga.Kind == definition.Name && saga.Status == SagaStatus.Running && saga.TimesOutAt <= now)
            .OrderBy(saga => saga.TimesOutAt)
            .Take(options.Value.BatchSize)
            .Select(saga => saga.Id)
            .ToListAsync(cancellationToken);
        if (late.Count == 0)
        {
            return 0;
        }

        foreach (var loaded in (await db.LoadSagasAsync(saga => late.Contains(saga.Id), cancellationToken)).Values)
        {
            var input = new SagaInput.TimedOut(loaded.Saga.Id, loaded.Saga.Version);
            await book.TakeAsync(db, definition, loaded, input, now, cancellationToken);
            SagaBook.Log(db, loaded, input.CauseId, now);
        }

        await book.SaveAsync(db, cancellationToken);
        return late.Count;
    }
}
