using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Drops a view as of a moment, whoever looks at it. Refused when it is gone already.</summary>
[WhenLookingBack]
[NeedsRole(Role.Operator)]
public sealed record DropViewAsOf(Guid ViewId, string Reason) : Command;

internal sealed class DropViewAsOfValidator : AbstractValidator<DropViewAsOf>
{
    public DropViewAsOfValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class DropViewAsOfHandler(WriteDbContext db, IPastViews views) : ICommandHandler<DropViewAsOf, Done>
{
    public async Task<Outcome<Done>> Handle(DropViewAsOf request, CancellationToken cancellationToken)
    {
        if (await db.PastViews.FindAsync([request.ViewId], cancellationToken) is not { } view)
        {
            return Refusal.NotFound("view", request.ViewId);
        }

        var isThere = (await views.ListAsync(cancellationToken)).Any(one => one.ViewId == view.Id);
        return view.Drop(request.Reason.Trim(), isThere).OrDone();
    }
}
