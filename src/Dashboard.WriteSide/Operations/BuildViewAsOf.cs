using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Operations;

/// <summary>
/// Builds the whole dashboard as it was at a moment, beside the one that is served. A moment that is there already, or on its way, is
/// shared. Refused for the future, before the first event, and when there is no room for another one.
/// </summary>
/// <param name="At">The moment; parts of a second are cut off.</param>
[WhenLookingBack]
[NeedsRole(Role.Staff)]
public sealed record BuildViewAsOf(DateTimeOffset At) : Command<ViewAsOf>;

/// <summary>A view as of a moment.</summary>
/// <param name="ViewId">Its id.</param>
/// <param name="At">The moment, UTC.</param>
public sealed record ViewAsOf(Guid ViewId, DateTimeOffset At);

internal sealed class BuildViewAsOfValidator : AbstractValidator<BuildViewAsOf>
{
    public BuildViewAsOfValidator(TimeProvider clock) =>
        RuleFor(command => command.At).Must(at => at <= clock.GetUtcNow()).WithMessage("The moment must not lie in the future.");
}

internal sealed class BuildViewAsOfHandler(WriteDbContext db, IPastViews views) : ICommandHandler<BuildViewAsOf, ViewAsOf>
{
    public async Task<Outcome<ViewAsOf>> Handle(BuildViewAsOf request, CancellationToken cancellationToken)
    {
        var (id, at) = (PastView.IdOf(request.At), PastView.Second(request.At));
        var there = await views.ListAsync(cancellationToken);
        var isThere = there.Any(view => view.ViewId == id);
        if (!isThere)
        {
            if (there.Count >= views.Most)
            {
                return Refusal.Rule("views-as-of-full", $"There are {there.Count} views as of a date already, and each takes room: look at one of them, or let an Operator drop one.");
            }

            if (!await db.Events.AsNoTracking().AnyAsync(row => row.OccurredAt <= at, cancellationToken))
            {
                return Refusal.Invalid(nameof(request.At), "Nothing had happened by then: choose a later moment.");
            }
        }

        var view = await db.PastViews.FindAsync([id], cancellationToken) ?? db.PastViews.Add(PastView.Of(at)).Entity;
        view.Request(isThere);
        return new ViewAsOf(id, at);
    }
}
