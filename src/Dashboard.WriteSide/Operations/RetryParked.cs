using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Folds events after all that were set aside: those of one row, or all of a projection. Refused when none waits.</summary>
[NeedsRole(Role.Operator)]
public sealed record RetryParked(string Projection, string? Table, string? RowKey, string Reason) : Command;

internal sealed class RetryParkedValidator : AbstractValidator<RetryParked>
{
    public RetryParkedValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Table).AtMost("Table", Limits.Projection);
        RuleFor(command => command.RowKey).AtMost("Row key", Limits.RowKey)
            .Must((command, key) => key is null == command.Table is null).WithMessage("Name both the table and the row, or neither.");
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class RetryParkedHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<RetryParked, Done>
{
    public async Task<Outcome<Done>> Handle(RetryParked request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        if (request is { Table: { } table, RowKey: { } key })
        {
            if (await console.FirstParkedAsync(facts.Name, table, key, cancellationToken) is null)
            {
                return DeskRefusals.NothingParked($"No event waits for {table} {key}.");
            }
        }
        else if (facts.Parked == 0)
        {
            return DeskRefusals.NothingParked($"No event of {facts.Name} waits.");
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        desk.RetryParked(request.Table, request.RowKey, request.Reason.Trim());
        return Done.Instance;
    }
}
