using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Tries again to undo what a saga could not undo. Refused when it has given nothing up.</summary>
[NeedsRole(Role.Operator)]
[Contended]
public sealed record RetrySaga(Guid SagaId) : Command;

internal sealed class RetrySagaHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<RetrySaga, Done>
{
    public async Task<Outcome<Done>> Handle(RetrySaga request, CancellationToken cancellationToken)
    {
        if (await db.Sagas.FindAsync([request.SagaId], cancellationToken) is not { } saga)
        {
            return Refusal.NotFound("saga", request.SagaId);
        }

        var given = await db.SagaCommands
            .Where(command => command.SagaId == saga.Id && command.Status == SagaCommandStatus.GivenUp)
            .ToListAsync(cancellationToken);
        if (given.Count == 0 || saga.Status == SagaStatus.GivenUp)
        {
            return Refusal.Rule("saga-nothing-given-up", "There is nothing that the saga has given up.");
        }

        var now = clock.GetUtcNow();
        foreach (var command in given)
        {
            // Under another id: the refusal under the last one is remembered.
            (command.Status, command.DueAt, command.EndedAt) = (SagaCommandStatus.Pending, now, null);
            (command.Attempts, command.Refusals) = (0, command.Refusals + 1);
        }

        var undoing = new SagaStanding(SagaStatus.Compensating, "undo again", saga.Reason, Trouble: null, TimesOutAt: null);
        saga.Retry(undoing, [.. given.Select(command => command.Number).Order()], now);
        return Done.Instance;
    }
}
