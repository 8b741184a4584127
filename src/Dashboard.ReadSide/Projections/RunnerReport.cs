using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Projections;

/// <summary>What the node that runs a projection tells all others of its runner. No row: no node ever ran it.</summary>
public sealed class RunnerReport
{
    /// <summary>Name of the projection.</summary>
    public required string Projection { get; init; }

    /// <summary>The node that tells.</summary>
    public required string Node { get; set; }

    /// <summary>The runner's loop last turned then, UTC, by that node's clock.</summary>
    public required DateTimeOffset HeartbeatAt { get; set; }

    /// <summary>The runner, as it was then.</summary>
    public required RunnerState Runner { get; set; }
}

/// <summary>How a runner is doing.</summary>
public sealed record RunnerState
{
    public required ProjectionState State { get; init; }

    /// <inheritdoc cref="ProjectionStatus.EventsPerSecond"/>
    public double EventsPerSecond { get; init; }

    /// <inheritdoc cref="ProjectionStatus.RecentRates"/>
    public IReadOnlyList<double> RecentRates { get; init; } = [];

    /// <inheritdoc cref="ProjectionStatus.Restarts"/>
    public int Restarts { get; init; }

    /// <inheritdoc cref="ProjectionStatus.LastError"/>
    public string? LastError { get; init; }

    /// <inheritdoc cref="ProjectionStatus.Fault"/>
    public ProjectionFault? Fault { get; init; }

    /// <summary>The runner on this node.</summary>
    public static RunnerState Of(ProjectionStatus status) => new()
    {
        State = status.State,
        EventsPerSecond = status.EventsPerSecond,
        RecentRates = status.RecentRates,
        Restarts = status.Restarts,
        LastError = status.LastError,
        Fault = status.Fault,
    };

    /// <summary>Whether two look the same to a person.</summary>
    public bool Equals(RunnerState? other) =>
        other is not null
        && (State, EventsPerSecond, Restarts, LastError, Fault) == (other.State, other.EventsPerSecond, other.Restarts, other.LastError, other.Fault)
        && RecentRates.SequenceEqual(other.RecentRates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, EventsPerSecond, Restarts, LastError, Fault, RecentRates.Count);
}

internal sealed class RunnerReportTable : IEntityTypeConfiguration<RunnerReport>
{
    public void Configure(EntityTypeBuilder<RunnerReport> builder)
    {
        builder.ToTable("RunnerReports", ReadDbContext.Schema);
        builder.HasKey(row => row.Projection);
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Node).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Runner).AsJson();
    }
}
