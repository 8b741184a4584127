using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// One sign-in of a member of staff, on one browser or by one program. Its id stands in what the sign-in carries (the cookie, the
/// token), and it is open as long as nobody ended it, it has not expired, and the account still has the stamp that it began with.
/// </summary>
public sealed class StaffSession
{
    public const int AddressLength = 64;

    public const int AgentLength = 300;

    private const int StampLength = 100;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The stamp of the account when it began: password, role, status and e-mail change it.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether a program has it, with a token, and not a browser.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>Where it began from.</summary>
    public required string Address { get; init; }

    /// <summary>What it is used with, as the browser or the program calls itself.</summary>
    public required string Agent { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used last, UTC, to the minute or so.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When it ends by itself unless it is used, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was ended, UTC; nothing when nobody did.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; set; }

    internal static void Map(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("StaffSessions");
        session.HasKey(row => row.Id);
        session.Property(row => row.Id).ValueGeneratedNever();
        session.Property(row => row.Stamp).HasMaxLength(StampLength);
        session.Property(row => row.Address).HasMaxLength(AddressLength);
        session.Property(row => row.Agent).HasMaxLength(AgentLength);
        session.Property(row => row.EndedBy).HasMaxLength(Limits.Name);
        session.HasOne<StaffAccount>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(row => new { row.UserId, row.ExpiresAt });
        session.HasIndex(row => new { row.EndedAt, row.ExpiresAt });
    }
}
