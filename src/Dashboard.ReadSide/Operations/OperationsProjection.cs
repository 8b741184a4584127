using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Operations;

/// <summary>What operators asked of the projections. Whoever carries it out reads it here.</summary>
internal sealed class OperationsProjection : Projection
{
    public OperationsProjection()
        : base(ProjectionNames.Operations, version: 1)
    {
        var rebuilds = Table<RebuildRequest, Guid>(row => row.RebuildId, id => new RebuildRequest { RebuildId = id });
        var returns = Table<GoBackRequest, Guid>(row => row.EventId, id => new GoBackRequest { EventId = id });
        var switches = Table<ProjectionSwitch, string>(row => row.Projection, name => new ProjectionSwitch { Projection = name });
        var orders = Table<ParkedOrder, Guid>(row => row.EventId, id => new ParkedOrder { EventId = id });

        On<ProjectionRebuildRequested>().Changes(rebuilds, e => e.RebuildId, Request);
        On<ProjectionRebuildApproved>().Changes(rebuilds, e => e.RebuildId, (row, e, logged) =>
            (row.ApprovedBy, row.ApprovedAt, row.ApprovedReason) = (logged.ActorName, logged.OccurredAt, e.Reason));
        On<ProjectionRebuildCancelled>().Changes(rebuilds, e => e.RebuildId, (row, e, logged) =>
            (row.CancelledBy, row.CancelledAt, row.CancelledReason) = (logged.ActorName, logged.OccurredAt, e.Reason));
        On<ProjectionGoBackRequested>().Changes(returns, (_, logged) => logged.EventId, (row, e, logged) =>
            (row.Projection, row.Reason, row.By, row.At) = (e.Projection, e.Reason, logged.ActorName, logged.OccurredAt));
        On<ProjectionPaused>().Changes(switches, e => e.Projection, (row, e, logged) => Turn(row, isPaused: true, e.Reason, logged));
        On<ProjectionResumed>().Changes(switches, e => e.Projection, (row, e, logged) => Turn(row, isPaused: false, e.Reason, logged));
        On<ParkedEventsRetryRequested>().Changes(orders, (_, logged) => logged.EventId, (row, e, logged) =>
        {
            (row.Projection, row.Kind, row.Table, row.RowKey) = (e.Projection, ParkedOrderKind.Retry, e.Table, e.RowKey);
            Sign(row, e.Reason, logged);
        });
        On<ParkedEventSkipRequested>().Changes(orders, (_, logged) => logged.EventId, (row, e, logged) =>
        {
            (row.Projection, row.Kind, row.Table, row.RowKey, row.Sequence) = (e.Projection, ParkedOrderKind.Skip, e.Table, e.RowKey, e.Sequence);
            Sign(row, e.Reason, logged);
        });
    }

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
