using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Operations;

/// <summary>What operators asked of the projections. Whoever carries it out reads it here.</summary>
internal sealed class OperationsProjection : Projection
{
    public OperationsProjection()
        : base(ProjectionNames.Operations, version: 2)
    {
        var rebuilds = Table<RebuildRequest, Guid>(row => row.RebuildId, id => new RebuildRequest { RebuildId = id });
        var returns = Table<GoBackRequest, Guid>(row => row.EventId, id => new GoBackRequest { EventId = id });
        var switches = Table<ProjectionSwitch, string>(row => row.Projection, name => new ProjectionSwitch { Projection = name });
        var orders = Table<ParkedOrder, Guid>(row => row.EventId, id => new ParkedOrder { EventId = id });

        var deeds = Table<ProjectionDeed, Guid>(row => row.EventId, id => new ProjectionDeed { EventId = id });

        var views = Table<PastRequest, Guid>(row => row.ViewId, id => new PastRequest { ViewId = id });

        On<ProjectionRebuildRequested>()
            .Changes(rebuilds, e => e.RebuildId, Request)
            .Changes(deeds, Own, (row, e, logged) =>
            {
                row.RebuildId = e.RebuildId;
                Note(row, DeedKind.Rebuild, e.Projection, e.Reason, logged);
            });
        On<ProjectionRebuildApproved>().Changes(rebuilds, e => e.RebuildId, (row, e, logged) =>
            (row.ApprovedBy, row.ApprovedAt, row.ApprovedReason) = (logged.ActorName, logged.OccurredAt, e.Reason));
        On<ProjectionRebuildCancelled>().Changes(rebuilds, e => e.RebuildId, (row, e, logged) =>
            (row.CancelledBy, row.CancelledAt, row.CancelledReason) = (logged.ActorName, logged.OccurredAt, e.Reason));
        On<ProjectionGoBackRequested>()
            .Changes(returns, Own, (row, e, logged) =>
                (row.Projection, row.Reason, row.By, row.At) = (e.Projection, e.Reason, logged.ActorName, logged.OccurredAt))
            .Changes(deeds, Own, (row, e, logged) => Note(row, DeedKind.GoBack, e.Projection, e.Reason, logged));
        On<ProjectionPaused>()
            .Changes(switches, e => e.Projection, (row, e, logged) => Turn(row, isPaused: true, e.Reason, logged))
            .Changes(deeds, Own, (row, e, logged) => Note(row, DeedKind.Pause, e.Projection, e.Reason, logged));
        On<ProjectionResumed>()
            .Changes(switches, e => e.Projection, (row, e, logged) => Turn(row, isPaused: false, e.Reason, logged))
            .Changes(deeds, Own, (row, e, logged) => Note(row, DeedKind.Resume, e.Projection, e.Reason, logged));
        On<ParkedEventsRetryRequested>()
            .Changes(orders, Own, (row, e, logged) =>
            {
                (row.Projection, row.Kind, row.Table, row.RowKey) = (e.Projection, ParkedOrderKind.Retry, e.Table, e.RowKey);
                Sign(row, e.Reason, logged);
            })
            .Changes(deeds, Own, (row, e, logged) =>
            {
                (row.Table, row.RowKey) = (e.Table, e.RowKey);
                Note(row, DeedKind.Retry, e.Projection, e.Reason, logged);
            });
        On<ParkedEventSkipRequested>()
            .Changes(orders, Own, (row, e, logged) =>
            {
                (row.Projection, row.Kind, row.Table, row.RowKey, row.Sequence) = (e.Projection, ParkedOrderKind.Skip, e.Table, e.RowKey, e.Sequence);
                Sign(row, e.Reason, logged);
            })
            .Changes(deeds, Own, (row, e, logged) =>
            {
                (row.Table, row.RowKey) = (e.Table, e.RowKey);
                Note(row, DeedKind.Skip, e.Projection, e.Reason, logged);
            });
        On<PastViewRequested>().Changes(views, e => e.ViewId, (row, e, logged) =>
        {
            (row.At, row.RequestId, row.RequestedBy, row.RequestedById, row.RequestedAt) = (e.At, logged.EventId, logged.ActorName, logged.ActorId, logged.OccurredAt);
            row.DroppedAt = null;
        });
        On<PastViewDropped>().Changes(views, e => e.ViewId, (row, _, logged) => row.DroppedAt = logged.OccurredAt);
    }

    /// <summary>Key of a row that tells of one event.</summary>
    private static Guid Own(object told, LoggedEvent logged) => logged.EventId;

    private static void Note(ProjectionDeed row, DeedKind kind, string projection, string reason, LoggedEvent logged) =>
        (row.Number, row.Kind, row.Projection, row.Reason, row.By, row.At) =
            (logged.Position.Sequence, kind, projection, reason, logged.ActorName, logged.OccurredAt);

    private static void Request(RebuildRequest row, ProjectionRebuildRequested e, LoggedEvent logged)
    {
        (row.Projection, row.Mode, row.Reason) = (e.Projection, e.Mode, e.Reason);
        (row.RequestedById, row.RequestedBy, row.RequestedAt) = (logged.ActorId, logged.ActorName, logged.OccurredAt);
    }

    private static void Turn(ProjectionSwitch row, bool isPaused, string reason, LoggedEvent logged) =>
        (row.IsPaused, row.Reason, row.By, row.At) = (isPaused, reason, logged.ActorName, logged.OccurredAt);

    private static void Sign(ParkedOrder row, string reason, LoggedEvent logged) =>
        (row.Number, row.Reason, row.By, row.At) = (logged.Position.Sequence, reason, logged.ActorName, logged.OccurredAt);
}
