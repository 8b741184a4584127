using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>Puts together what was asked for and how far it is.</summary>
internal static class RebuildViews
{
    /// <summary>The rebuilds that were asked for, as people see them, in the same order.</summary>
    public static async Task<IReadOnlyList<RebuildView>> ViewAsync(
        this ReadDbContext db, IReadOnlyList<RebuildRequest> requests, CancellationToken cancellationToken)
    {
        var ids = requests.Select(request => request.RebuildId).ToList();
        var works = await db.RebuildWork.AsNoTracking()
            .Where(work => ids.Contains(work.RebuildId))
            .ToDictionaryAsync(work => work.RebuildId, cancellationToken);
        return [.. requests.Select(request => View(request, works.GetValueOrDefault(request.RebuildId)))];
    }

    /// <summary>One rebuild. Without any work it only was asked for; and when it was called off before, it is over.</summary>
    public static RebuildView View(RebuildRequest request, RebuildWork? work) => new()
    {
        RebuildId = request.RebuildId,
        Projection = request.Projection,
        Mode = request.Mode,
        State = work?.State ?? (request.CancelledAt is null ? RebuildState.Requested : RebuildState.Cancelled),
        Reason = request.Reason,
        RequestedBy = request.RequestedBy,
        RequestedAt = request.RequestedAt,
        StartedAt = work?.StartedAt,
        EndedAt = work is null ? request.CancelledAt : work.EndedAt,
        Node = work?.Node,
        EventsHandled = work?.EventsHandled ?? 0,
        EventsToHandle = work?.EventsToHandle ?? 0,
        EventsPerSecond = work is { IsOver: true } or { State: RebuildState.Copying or RebuildState.CatchingUp } ? work.EventsPerSecond : 0,
        TimeLeft = work is { State: RebuildState.Copying or RebuildState.CatchingUp, SecondsLeft: { } seconds } ? TimeSpan.FromSeconds(seconds) : null,
        Error = work?.Error,
        Comparison = work?.Comparison,
        Approval = DecisionOf(request.ApprovedBy, request.ApprovedAt, request.ApprovedReason),
        Cancellation = DecisionOf(request.CancelledBy, request.CancelledAt, request.CancelledReason),
    };

    private static Decision? DecisionOf(string? by, DateTimeOffset? at, string? reason) => at is { } decided ? new Decision(by ?? "", decided, reason ?? "") : null;
}
