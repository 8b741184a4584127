using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// An event that was set aside for one row, because the row could not take it or because an earlier one of the same row
/// waits already. The log keeps the event itself.
/// </summary>
public sealed class ParkedEvent
{
    public long Id { get; init; }

    /// <summary>Name of the projection; with <see cref="Checkpoint.TwinPrefix"/> or <see cref="Checkpoint.RetiredPrefix"/> before it when it was set aside in those tables.</summary>
    public required string Projection { get; init; }

    /// <summary>Table of the row; <see cref="AnyTable"/> when the event could not even say which rows it touches.</summary>
    public required string Table { get; init; }

    /// <summary>Key of the row as text, or kind and id of the event's stream.</summary>
    public required string RowKey { get; init; }

    public required ulong Transaction { get; init; }

    public required long Sequence { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Name of the event in the log.</summary>
    public required string EventName { get; init; }

    /// <summary>Type of the fault; nothing for an event that only waits behind another.</summary>
    public string? ErrorType { get; init; }

    /// <summary>What kind of fault; nothing for an event that only waits behind another.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public required string Error { get; init; }

    /// <summary>Where it went wrong, for a programmer.</summary>
    public string? Stack { get; init; }

    /// <summary>When it was set aside, UTC.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>The name that stands for every table of the projection.</summary>
    public const string AnyTable = "*";

    /// <summary>Its place in the log.</summary>
    public LogPosition Position => new(Transaction, Sequence);
}

internal sealed class ParkedEventTable : IEntityTypeConfiguration<ParkedEvent>
{
    public void Configure(EntityTypeBuilder<ParkedEvent> builder)
    {
        builder.ToTable("ParkedEvents", ReadDbContext.Schema);
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Position);
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Table).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.RowKey).HasMaxLength(Lengths.Key);
        builder.Property(row => row.EventName).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.ErrorType).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Fault).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(row => new { row.Projection, row.Table, row.RowKey, row.Sequence }).IsUnique();
    }
}
