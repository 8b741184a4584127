using System.Globalization;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>
/// How projections are doing, with what the read tables know and a runner does not tell: a pause that its runner has not heard of yet,
/// and what the events met that were set aside before its node began.
/// </summary>
internal static class ToldStatuses
{
    /// <summary>The statuses as people are told them.</summary>
    public static async Task<IReadOnlyList<ProjectionStatus>> ToldAsync(
        this ReadDbContext db, IReadOnlyList<ProjectionStatus> statuses, CancellationToken cancellationToken)
    {
        var paused = await db.ProjectionSwitches.Where(row => row.IsPaused).Select(row => row.Projection).ToListAsync(cancellationToken);
        var told = new List<ProjectionStatus>(statuses.Count);
        foreach (var status in statuses)
        {
            told.Add(await WithFaultAsync(db, Switched(status, paused.Contains(status.Name)), cancellationToken));
        }

        return told;
    }

    /// <summary>Paused from the operator's word on, and no longer than that, though the runner hears of it a moment later.</summary>
    private static ProjectionStatus Switched(ProjectionStatus status, bool isPaused) => (status.RunnerState, isPaused) switch
    {
        (ProjectionState.Running or ProjectionState.Degraded, true) => In(ProjectionState.Paused, status),
        (ProjectionState.Paused, false) => In(status.Parked > 0 ? ProjectionState.Degraded : ProjectionState.Running, status),
        _ => status,
    };

    private static ProjectionStatus In(ProjectionState state, ProjectionStatus status) =>
        status with { State = state, StateElsewhere = status.StateElsewhere is null ? null : state };

    private static async Task<ProjectionStatus> WithFaultAsync(ReadDbContext db, ProjectionStatus status, CancellationToken cancellationToken)
    {
        if (status is { LastError: not null } or { Parked: 0 })
        {
            return status;
        }

        var first = await db.ParkedEvents.AsNoTracking()
            .Where(parked => parked.Projection == status.Name && parked.Fault != null)
            .OrderBy(parked => parked.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return first is null ? status : status with { LastError = Sentence(status.Parked, first), Fault = status.Fault ?? FaultOf(first) };
    }

    private static ProjectionFault FaultOf(ParkedEvent parked) => new()
    {
        Kind = parked.Fault!.Value, Sentence = parked.Error, Stack = parked.Stack, EventName = parked.EventName, Position = parked.Position, At = parked.ParkedAt,
    };

    private static string Sentence(int parked, ParkedEvent first) => string.Create(
        CultureInfo.InvariantCulture,
        $"{parked:#,##0} {(parked == 1 ? "event is" : "events are")} set aside. {first.EventName} at {first.Position}: {first.Error}");
}
