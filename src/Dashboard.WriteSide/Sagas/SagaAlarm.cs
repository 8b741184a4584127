using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Tells sagas that their time is over.</summary>
internal sealed class SagaAlarm(SagaDefinition definition, IServiceScopeFactory scopes, SagaBook book, IOptions<SagaOptions> options, TimeProvider clock)
{
    /// <summary>Tells those whose time is over.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DbUpdateException">One of them moved meanwhile (<see cref="SagaBook.IsMove"/>); nothing was written, and it is to be tried again.</exception>
    public async Task<int> RingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = clock.GetUtcNow();
        var late = await db.Sagas
            .Where(saga => saga.Kind == definition.Name && saga.Status == SagaStatus.Running && saga.TimesOutAt <= now)
            .OrderBy(saga => saga.TimesOutAt)
            .Take(options.Value.BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var saga in late)
        {
            saga.TimesOutAt = null;
            await book.TakeAsync(db, definition, saga, new SagaInput.TimedOut(saga.Id, saga.Version), now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return late.Count;
    }
}
