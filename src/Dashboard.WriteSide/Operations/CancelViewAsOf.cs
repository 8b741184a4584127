using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Operations;

/// <summary>Calls off a view as of a moment that is not there yet. Refused once it is: somebody may look at it.</summary>
[WhenLookingBack]
[NeedsRole(Role.Staff)]
public sealed record CancelViewAsOf(Guid ViewId) : Command;

internal sealed class CancelViewAsOfHandler(WriteDbContext db, IPastViews views) : ICommandHandler<CancelViewAsOf, Done>
{
    public async Task<Outcome<Done>> Handle(CancelViewAsOf request, CancellationToken cancellationToken)
    {
        if (await db.PastViews.FindAsync([request.ViewId], cancellationToken) is not { } view)
        {
            return Refusal.NotFound("view", request.ViewId);
        }

        var found = (await views.ListAsync(cancellationToken)).FirstOrDefault(one => one.ViewId == view.Id);
        return found is { IsReady: true }
            ? Refusal.Rule("view-ready", "This view is there already. It goes by itself when nobody looks at it.")
            : view.Drop("called off while it was built", isThere: found is not null).OrDone();
    }
}
