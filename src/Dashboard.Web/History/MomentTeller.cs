using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.WriteSide.History;
using MediatR;

namespace Dashboard.Web.History;

/// <summary>Brings together what a thing was and what happened to it.</summary>
internal sealed class MomentTeller(StreamHistory history, IMediator mediator)
{
    /// <summary>Events told on either side of the moment.</summary>
    private const int Around = 4;

    public async Task<MomentAnswer?> TellAsync(string kind, Guid id, PointInTime at, PointInTime? with, CancellationToken cancellationToken)
    {
        if (await history.OpenAsync(kind, id, at, cancellationToken) is not { } shown)
        {
            return null;
        }

        var compared = with is null ? null : await history.OpenAsync(kind, id, with, cancellationToken);
        var near = await history.EventsAsync(id, shown.Version - Around, shown.Version + Around, cancellationToken);
        var told = await mediator.Send(new TellEvents([.. near.Select(one => one.Position.Sequence)]), cancellationToken);

        // From where somebody did it is for those who may read the audit log.
        return new MomentAnswer(shown, compared, [.. told.Select(entry => entry with { Origin = Origin.Unknown })]);
    }
}
