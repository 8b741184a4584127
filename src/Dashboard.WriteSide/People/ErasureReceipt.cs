using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.People;

/// <summary>What was touched when somebody was erased. It names nobody.</summary>
public sealed class ErasureReceipt
{
    private const int KindLength = 40;

    /// <summary>Who is erased.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Kind of their own stream: <c>customer</c> or <c>staff-user</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ErasedAt { get; init; }

    /// <summary>Who did it.</summary>
    public required Guid ErasedBy { get; init; }

    public required string Reason { get; init; }

    /// <summary>How much was touched, place by place.</summary>
    public required IReadOnlyList<TouchedPlace> Touched { get; set; }

    /// <summary>When everything else was done that follows: old read tables dropped, those that name the staff folded anew. Nothing while it goes on.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    internal static void Map(EntityTypeBuilder<ErasureReceipt> receipt)
    {
        receipt.ToTable("Erasures");
        receipt.HasKey(row => row.PersonId);
        receipt.Property(row => row.PersonId).ValueGeneratedNever();
        receipt.Property(row => row.Kind).HasMaxLength(KindLength);
        receipt.Property(row => row.Reason).HasMaxLength(Limits.Reason);
        receipt.Property(row => row.Touched).AsJson();
    }
}

/// <summary>A place where something of a person stood.</summary>
/// <param name="Place">What it is, for people.</param>
/// <param name="Count">How many of them.</param>
public sealed record TouchedPlace(string Place, long Count);
