using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// How far a rebuild is, or what became of a wish to go back: what the node that works on it knows, and the one that takes
/// over must know. It is folded from nothing, so no rebuild ever replaces it.
/// </summary>
public sealed class RebuildWork
{
    /// <summary>The rebuild, or the event that wishes to go back.</summary>
    public required Guid RebuildId { get; init; }

    public required string Projection { get; init; }

    public required RebuildState State { get; set; }

    /// <summary>The node that works on it, or did.</summary>
    public string? Node { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Events folded into the twin, of those that the projection handles.</summary>
    public long EventsHandled { get; set; }

    /// <summary>Events in the log that the projection handles.</summary>
    public long EventsToHandle { get; set; }

    /// <summary>Over the last few seconds; over the whole run once it is over.</summary>
    public double EventsPerSecond { get; set; }

    /// <summary>Until the twin has caught up; nothing while nobody can say.</summary>
    public double? SecondsLeft { get; set; }

    /// <summary>Mark of the tables' shape: a twin of another shape is of no use to the program that finds it.</summary>
    public string Shape { get; set; } = "";

    /// <summary>Whether the twin has all its indexes; until then it is only copied into.</summary>
    public bool IsIndexed { get; set; }

    /// <summary>Why it failed, or why it is tried again, in a sentence.</summary>
    public string? Error { get; set; }

    public Comparison? Comparison { get; set; }

    /// <summary>When this was written, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When its tables took the place of those that were served, UTC.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    /// <summary>Whether nothing will happen to it any more.</summary>
    public bool IsOver => State is RebuildState.Swapped or RebuildState.Compared or RebuildState.Cancelled or RebuildState.Failed;
}

internal sealed class RebuildWorkTable : IEntityTypeConfiguration<RebuildWork>
{
    public void Configure(EntityTypeBuilder<RebuildWork> builder)
    {
        builder.ToTable("RebuildWork", ReadDbContext.Schema);
        builder.HasKey(row => row.RebuildId);
        builder.Ignore(row => row.IsOver);
        builder.Property(row => row.RebuildId).ValueGeneratedNever();
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Node).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Shape).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Comparison).AsJson();
        builder.HasIndex(row => new { row.Projection, row.StartedAt });
    }
}
