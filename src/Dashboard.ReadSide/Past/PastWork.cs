using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Past;

/// <summary>What there is of a view as of a moment. Folded from nothing, so no rebuild replaces it.</summary>
public sealed class PastWork
{
    public required Guid ViewId { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event that asked for it.</summary>
    public required Guid RequestId { get; init; }

    public required PastState State { get; set; }

    /// <summary>Number of the schema that its tables are in.</summary>
    public required int Place { get; init; }

    /// <summary>Mark of the program's tables and projections: tables of another shape are of no use.</summary>
    public required string Shape { get; init; }

    /// <summary>The node that builds it, or did.</summary>
    public required string Node { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Since when it can be looked at, UTC.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>When its tables were gone, UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When somebody looked at it last, roughly, UTC.</summary>
    public required DateTimeOffset UsedAt { get; set; }

    /// <summary>Events folded so far, each counted once for every projection that handles it.</summary>
    public long EventsHandled { get; set; }

    public long EventsToHandle { get; set; }

    /// <summary>Until all are folded; nothing while nobody can say.</summary>
    public double? SecondsLeft { get; set; }

    /// <summary>Events that could not be folded.</summary>
    public int SetAside { get; set; }

    /// <summary>Why it failed or went, in a sentence.</summary>
    public string? Note { get; set; }
}

/// <summary>What becomes of a view as of a moment.</summary>
public enum PastState
{
    /// <summary>It was asked for.</summary>
    Waiting,

    /// <summary>The log is folded up to the moment.</summary>
    Building,

    /// <summary>It can be looked at.</summary>
    Ready,

    /// <summary>It is gone, or about to be.</summary>
    Dropped,

    /// <summary>It could not be built.</summary>
    Failed,
}

internal sealed class PastWorkTable : IEntityTypeConfiguration<PastWork>
{
    public void Configure(EntityTypeBuilder<PastWork> builder)
    {
        builder.ToTable("PastWork", ReadDbContext.Schema);
        builder.HasKey(row => row.ViewId);
        builder.Property(row => row.ViewId).ValueGeneratedNever();
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Shape).HasMaxLength(Lengths.Digest);
        builder.Property(row => row.Node).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => row.EndedAt);
    }
}
