using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.People;

/// <summary>The key of a person. The row stays when the key is destroyed, so that the person never gets another.</summary>
public sealed class PersonKeyRow
{
    /// <summary>A customer, or a member of staff.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Nothing once it is destroyed.</summary>
    public byte[]? Key { get; init; }

    internal static PersonKeyRow Of(PersonKey key) => new() { PersonId = key.PersonId, Key = key.Bytes };

    internal static void Map(EntityTypeBuilder<PersonKeyRow> key)
    {
        key.ToTable("PersonKeys");
        key.HasKey(row => row.PersonId);
        key.Property(row => row.PersonId).ValueGeneratedNever();
        key.Property(row => row.Key).HasMaxLength(PersonKey.Length);
    }
}
