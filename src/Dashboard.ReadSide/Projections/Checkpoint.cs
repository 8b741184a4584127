using Dashboard.Domain.Log;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// How far a projection has folded the log. No row: it never began. It moves only from where its writer believes it to
/// be, so that of two writers one loses.
/// </summary>
public sealed class Checkpoint
{
    /// <summary>Before the projection's name: the checkpoint of the twin that a rebuild fills, and what the twin set aside.</summary>
    public const string TwinPrefix = "rebuild/";

    /// <summary>Before the projection's name: the checkpoint of its retired tables.</summary>
    public const string RetiredPrefix = "retired/";

    /// <summary>Name of the projection.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the projection that folded the tables.</summary>
    public required int Version { get; set; }

    public required ulong Transaction { get; set; }

    public required long Sequence { get; set; }

    /// <summary>
    /// Goes up whenever other tables take the place of those that were served, by a rebuild or by going back. Rows that a
    /// writer remembers belong to one generation: it must not move the checkpoint of another, even at the same position.
    /// </summary>
    public int Generation { get; set; }

    /// <summary>Events folded into a twin since it was made, of those that the projection handles; 0 for the tables that are served.</summary>
    public long EventsHandled { get; set; }

    /// <summary>When the last event that is folded in was recorded, UTC; nothing before the first.</summary>
    public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>When this was written, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The node that wrote it.</summary>
    public string? Node { get; set; }

    /// <summary>The last event that is folded in.</summary>
    public LogPosition Position => new(Transaction, Sequence);

    /// <summary>A checkpoint of the same content.</summary>
    internal Checkpoint Copy() => (Checkpoint)MemberwiseClone();

    /// <summary>The checkpoint of the same tables at another place, written here and now.</summary>
    /// <param name="place">The last event that is folded in.</param>
    /// <param name="recordedAt">When that was recorded, UTC; nothing before the first.</param>
    /// <param name="eventsHandled">Events folded since the tables were made.</param>
    /// <param name="now">The time, UTC.</param>
    internal Checkpoint MovedTo(LogPosition place, DateTimeOffset? recordedAt, long eventsHandled, DateTimeOffset now)
    {
        var moved = Copy();
        (moved.Transaction, moved.Sequence, moved.RecordedAt, moved.EventsHandled) = (place.Transaction, place.Sequence, recordedAt, eventsHandled);
        (moved.UpdatedAt, moved.Node) = (now, NodeName.Here);
        return moved;
    }

    /// <summary>The same place in the log, for the tables that another name stands for.</summary>
    internal Checkpoint Named(string name, int generation, int version) => new()
    {
        Name = name,
        Version = version,
        Generation = generation,
        Transaction = Transaction,
        Sequence = Sequence,
        RecordedAt = RecordedAt,
        UpdatedAt = UpdatedAt,
        Node = Node,
    };
}

internal sealed class CheckpointTable : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("Checkpoints", ReadDbContext.Schema);
        builder.HasKey(row => row.Name);
        builder.Ignore(row => row.Position);
        builder.Property(row => row.Name).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Node).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Transaction).IsConcurrencyToken();
        builder.Property(row => row.Sequence).IsConcurrencyToken();
        builder.Property(row => row.Generation).IsConcurrencyToken();
    }
}
