using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// A passkey of a member of staff: what Identity needs to check one, and what the member sees of it. The log knows that there is one, by
/// <see cref="Id"/>, and neither its key nor what it is called.
/// </summary>
public sealed class StaffPasskey : IdentityUserPasskey<Guid>
{
    /// <summary>Longest identity that an authenticator may give it (Web Authentication, level 3, section 4: 1,023 bytes).</summary>
    private const int CredentialLength = 1_024;

    /// <summary>What the log and the pages call it: opens nothing, as that of the authenticator might.</summary>
    public Guid Id { get; init; }

    /// <summary>When it signed somebody in last, UTC; nothing when it never did.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>A new one.</summary>
    public static StaffPasskey Of(Guid id, Guid userId, string name, UserPasskeyInfo shown) => new()
    {
        Id = id,
        UserId = userId,
        CredentialId = shown.CredentialId,
        Data = new IdentityPasskeyData
        {
            Name = name,
            PublicKey = shown.PublicKey,
            CreatedAt = shown.CreatedAt,
            SignCount = shown.SignCount,
            Transports = shown.Transports,
            IsUserVerified = shown.IsUserVerified,
            IsBackupEligible = shown.IsBackupEligible,
            IsBackedUp = shown.IsBackedUp,
            AttestationObject = shown.AttestationObject,
            ClientDataJson = shown.ClientDataJson,
        },
    };

    /// <remarks>
    /// A credential's identity is random and may be longer than what SQL Server lets a table be clustered by. Identity's own schema of version 3 would also shorten the keys of the tables of tokens and logins, which passkeys do not need.
    /// </remarks>
    internal static void Map(EntityTypeBuilder<StaffPasskey> passkey)
    {
        passkey.ToTable("StaffPasskeys");
        passkey.HasKey(row => row.Id);
        passkey.Property(row => row.Id).ValueGeneratedNever();
        passkey.Property(row => row.CredentialId).HasMaxLength(CredentialLength);
        passkey.HasIndex(row => row.CredentialId).IsUnique();
        passkey.OwnsOne(row => row.Data).ToJson();
        passkey.HasOne<StaffAccount>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
