using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Staff;

/// <summary>How the staff and their sign-ins lie in their tables: a member and their account in one row, see <see cref="StaffAccount"/>.</summary>
internal static class StaffTables
{
    private const string Table = "StaffUsers";

    /// <summary>Longest e-mail of an account, as Identity has it.</summary>
    private const int EmailLength = 256;

    private const int TimeZoneLength = 100;

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    private const int DigestLength = 64;

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<StaffAccount>(MapAccount);
        builder.Entity<StaffUser>(MapUser);
        builder.Entity<StaffSession>(StaffSession.Map);
        builder.Entity<StaffPicture>(StaffPicture.Map);
        builder.Entity<StaffPasskey>(StaffPasskey.Map);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("StaffUserClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("StaffUserLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("StaffUserTokens");
    }

    private static void MapAccount(EntityTypeBuilder<StaffAccount> account)
    {
        account.ToTable(Table);
        account.Property(row => row.Id).ValueGeneratedNever();
        account.Property(row => row.Name).HasColumnName(nameof(StaffUser.Name)).HasMaxLength(Limits.Name);
        account.Property(row => row.Role).HasColumnName(nameof(StaffUser.Role));
        account.Property(row => row.IsActive).HasColumnName(nameof(StaffUser.IsActive));
        account.Property(row => row.HasJoined).HasColumnName(nameof(StaffUser.HasJoined));
        account.Property(row => row.Email).HasColumnName(nameof(StaffUser.Email)).HasMaxLength(EmailLength).IsRequired();
        account.Property(row => row.NormalizedEmail).HasColumnName(nameof(StaffUser.NormalizedEmail)).HasMaxLength(EmailLength).IsRequired();
        account.HasIndex(row => row.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        account.HasOne(row => row.User).WithOne().HasForeignKey<StaffUser>(user => user.Id);
        account.Navigation(row => row.User).IsRequired();
    }

    private static void MapUser(EntityTypeBuilder<StaffUser> user)
    {
        user.ToTable(Table);
        WriteDbContext.MapAggregate(user);
        user.Ignore(row => row.Status);
        user.Ignore(row => row.IsActiveAdministrator);
        user.Property(row => row.Name).HasColumnName(nameof(StaffUser.Name)).HasMaxLength(Limits.Name);
        user.Property(row => row.Role).HasColumnName(nameof(StaffUser.Role));
        user.Property(row => row.IsActive).HasColumnName(nameof(StaffUser.IsActive));
        user.Property(row => row.HasJoined).HasColumnName(nameof(StaffUser.HasJoined));
        user.Property(row => row.Email).HasColumnName(nameof(StaffUser.Email)).HasMaxLength(EmailLength);
        user.Property(row => row.NormalizedEmail).HasColumnName(nameof(StaffUser.NormalizedEmail)).HasMaxLength(EmailLength);
        user.Property(row => row.TimeZone).HasMaxLength(TimeZoneLength);
        user.Property(row => row.Picture).HasMaxLength(DigestLength);
    }
}
