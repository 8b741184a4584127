using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Leaves the first event that waits for a row out of it for good; those behind it are folded. Refused when it is not the first.</summary>
[NeedsRole(Role.Operator)]
public sealed record SkipParked(string Projection, string Table, string RowKey, long Sequence, string Reason) : Command;

internal sealed class SkipParkedValidator : AbstractValidator<SkipParked>
{
    public SkipParkedValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Table).Required("Table", Limits.Projection);
        RuleFor(command => command.RowKey).Required("Row key", Limits.RowKey);
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class SkipParkedHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<SkipParked, Done>
{
    public async Task<Outcome<Done>> Handle(SkipParked request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        switch (await console.FirstParkedAsync(facts.Name, request.Table, request.RowKey, cancellationToken))
        {
            case null:
                return DeskRefusals.NothingParked($"No event waits for {request.Table} {request.RowKey}.");
            case { } first when first != request.Sequence:
                return Refusal.Rule("parked-event-not-first", $"Event {request.Sequence} is not the first that waits for {request.Table} {request.RowKey}: {first} is.");
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        desk.SkipParked(request.Table, request.RowKey, request.Sequence, request.Reason.Trim());
        return Done.Instance;
    }
}
