using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Forgets the commands of sagas that are over and need nobody. The log keeps what became of them; the saga itself stays, because
/// a late event must find that it was there.
/// </summary>
internal sealed class OldSagaCommands(
    IServiceScopeFactory scopes, IOptions<SagaOptions> options, TimeProvider clock, ILogger<OldSagaCommands> logger)
    : OldRows(scopes, clock, logger)
{
    /// <inheritdoc/>
    protected override string What => "commands of sagas";

    /// <inheritdoc/>
    protected override int Days => options.Value.KeepDays;

    /// <inheritdoc/>
    protected override async Task<int> ForgetSomeAsync(WriteDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var over = db.Sagas.Where(saga => saga.ChangedAt < before && (
            saga.Status == SagaStatus.Completed || saga.Status == SagaStatus.GivenUp || saga.Status == SagaStatus.Failed)
            && (saga.Trouble == null || saga.Status == SagaStatus.GivenUp));

        // What ended was due before: the index that finds what is due finds it.
        SagaCommandStatus[] ended = [SagaCommandStatus.Done, SagaCommandStatus.Refused, SagaCommandStatus.Skipped, SagaCommandStatus.GivenUp];
        var old = await db.SagaCommands
            .Where(command => ended.Contains(command.Status) && command.DueAt < before && over.Any(saga => saga.Id == command.SagaId))
            .Select(command => command.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        await db.SagaCommands.Where(command => old.Contains(command.Id)).ExecuteDeleteAsync(cancellationToken);
        return old.Count;
    }
}
