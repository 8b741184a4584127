using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.History;

/// <summary>A thing as it was after some of its events, so that opening it later need not begin with the first. A cache: it can be dropped at any time.</summary>
public sealed class StreamSnapshot
{
    /// <summary>Events from one snapshot to the next.</summary>
    public const int Every = 100;

    public required Guid StreamId { get; init; }

    /// <summary>Events folded into it.</summary>
    public required int Version { get; init; }

    /// <summary>Mark of the program that folded it.</summary>
    public required string Shape { get; init; }

    /// <summary>The state as JSON.</summary>
    public required string State { get; init; }

    internal static void Map(EntityTypeBuilder<StreamSnapshot> snapshot)
    {
        snapshot.HasKey(row => new { row.StreamId, row.Version, row.Shape });
        snapshot.Property(row => row.Shape).HasMaxLength(32);
    }
}
