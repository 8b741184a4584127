using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Past;

/// <summary>A view as of a moment that was asked for. What there is of it stands elsewhere.</summary>
public sealed record PastRequest
{
    public required Guid ViewId { get; init; }

    /// <summary>The moment, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The event that asked for it last.</summary>
    public Guid RequestId { get; set; }

    public Guid RequestedById { get; set; }

    public string RequestedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>When it was dropped since, by somebody, UTC.</summary>
    public DateTimeOffset? DroppedAt { get; set; }
}

internal sealed class PastRequestTable : IEntityTypeConfiguration<PastRequest>
{
    public void Configure(EntityTypeBuilder<PastRequest> builder)
    {
        builder.ToTable("PastRequests");
        builder.HasKey(row => row.ViewId);
        builder.Property(row => row.ViewId).ValueGeneratedNever();
        builder.Property(row => row.RequestedBy).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => row.RequestedAt);
    }
}
