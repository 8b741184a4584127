using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Operations;

/// <summary>An event that was left out of a row for good, by an operator's decision. Whoever folds the row anew leaves it out too.</summary>
public sealed record SkippedEvent
{
    public required string Projection { get; init; }

    public required string Table { get; init; }

    public required string RowKey { get; init; }

    /// <summary>Sequence of the event's place in the log.</summary>
    public required long Sequence { get; init; }

    /// <summary>The event that ordered it.</summary>
    public required Guid OrderId { get; init; }
}

internal sealed class SkippedEventTable : IEntityTypeConfiguration<SkippedEvent>
{
    public void Configure(EntityTypeBuilder<SkippedEvent> builder)
    {
        builder.ToTable("SkippedEvents", ReadDbContext.Schema);
        builder.HasKey(row => new { row.Projection, row.Table, row.RowKey, row.Sequence });
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Table).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.RowKey).HasMaxLength(Lengths.Key);
    }
}
