using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Lets a saga fail now, and undo what it has done. Refused when it is not running any more, and for renewals, which have nothing to undo.</summary>
/// <param name="SagaId">Which saga.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Operator)]
[Contended]
public sealed record CompensateSaga(Guid SagaId, string Reason) : Command;

internal sealed class CompensateSagaValidator : AbstractValidator<CompensateSaga>
{
    public CompensateSagaValidator() => RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
}

internal sealed class CompensateSagaHandler(WriteDbContext db, SagaBook book, IEnumerable<SagaDefinition> definitions, TimeProvider clock)
    : ICommandHandler<CompensateSaga, Done>
{
    public async Task<Outcome<Done>> Handle(CompensateSaga request, CancellationToken cancellationToken)
    {
        var found = await db.LoadSagasAsync(saga => saga.Id == request.SagaId, cancellationToken);
        if (!found.TryGetValue(request.SagaId, out var loaded))
        {
            return Refusal.NotFound("saga", request.SagaId);
        }

        if (loaded.Saga.Status != SagaStatus.Running)
        {
            return Refusal.Rule("saga-not-running", "The saga is not running any more.");
        }

        var definition = definitions.Single(known => known.Name == loaded.Saga.Kind);
        if (!definition.CanCompensate)
        {
            return Refusal.Rule("saga-not-undone", "What a renewal did is not undone: give it up, or cancel the subscription.");
        }

        await book.TakeAsync(db, definition, loaded, new SagaInput.Stopped(request.CommandId, request.Reason.Trim()), clock.GetUtcNow(), cancellationToken);
        return Done.Instance;
    }
}
