using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Ends a saga as it is: nothing more is sent or undone, and nobody has to look any more; a person has seen to it otherwise.
/// Refused when it is over and needs nobody.
/// </summary>
/// <param name="SagaId">Which saga.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Operator)]
[Contended]
public sealed record GiveUpSaga(Guid SagaId, string Reason) : Command;

internal sealed class GiveUpSagaValidator : AbstractValidator<GiveUpSaga>
{
    public GiveUpSagaValidator() => RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
}

internal sealed class GiveUpSagaHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<GiveUpSaga, Done>
{
    public async Task<Outcome<Done>> Handle(GiveUpSaga request, CancellationToken cancellationToken)
    {
        if (await db.Sagas.FindAsync([request.SagaId], cancellationToken) is not { } saga)
        {
            return Refusal.NotFound("saga", request.SagaId);
        }

        if (saga is { Status: SagaStatus.GivenUp } or { Status: SagaStatus.Completed or SagaStatus.Failed, Trouble: null })
        {
            return Refusal.Rule("saga-over", "The saga is over, and nobody has to see to it.");
        }

        var now = clock.GetUtcNow();
        var pending = await db.SagaCommands
            .Where(command => command.SagaId == saga.Id && command.Status == SagaCommandStatus.Pending)
            .ToListAsync(cancellationToken);
        foreach (var command in pending)
        {
            (command.Status, command.EndedAt) = (SagaCommandStatus.Skipped, now);
        }

        var ended = new SagaStanding(SagaStatus.GivenUp, "given up", request.Reason.Trim(), Trouble: null, TimesOutAt: null);
        saga.Move(ended, [], [.. pending.Select(command => command.Number).Order()], now);
        return Done.Instance;
    }
}
