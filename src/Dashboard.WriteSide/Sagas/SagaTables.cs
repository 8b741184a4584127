using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Sagas;

/// <summary>How sagas lie in their tables.</summary>
internal static class SagaTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<SagaRow>(saga =>
        {
            saga.ToTable("Sagas");
            saga.HasKey(row => row.Id);
            saga.Property(row => row.Id).ValueGeneratedNever();
            saga.Property(row => row.Kind).HasMaxLength(Limits.Saga);
            saga.Property(row => row.Step).HasMaxLength(Limits.SagaStep);
            saga.Property(row => row.Compensations).AsJson();
            saga.Property(row => row.Version).IsConcurrencyToken();
            saga.HasIndex(row => new { row.Kind, row.Status, row.TimesOutAt });
        });
        builder.Entity<SagaCommandRow>(command =>
        {
            command.ToTable("SagaCommands");
            command.HasKey(row => row.Id);
            command.Property(row => row.Id).ValueGeneratedNever();
            command.Property(row => row.Step).HasMaxLength(Limits.SagaStep);
            command.Property(row => row.Kind).HasMaxLength(Limits.Saga);
            command.Property(row => row.NothingToUndo).AsJson();
            // Whoever ends it or sends it again must find it as it was.
            command.Property(row => row.Status).IsConcurrencyToken();
            command.Property(row => row.Attempts).IsConcurrencyToken();
            command.HasIndex(row => new { row.Status, row.DueAt });
            command.HasIndex(row => new { row.SagaId, row.Number }).IsUnique();
        });
        builder.Entity<SagaCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("SagaCheckpoints");
            checkpoint.HasKey(row => row.Kind);
            checkpoint.Property(row => row.Kind).HasMaxLength(Limits.Saga);
            checkpoint.Ignore(row => row.Position);
            checkpoint.Property(row => row.Version).IsConcurrencyToken();
        });
    }
}
