using System.Linq.Expressions;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Sagas;

/// <summary>How sagas lie in their tables.</summary>
internal static class SagaTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Saga>(saga =>
        {
            WriteDbContext.MapAggregate(saga);
            saga.Property(row => row.Kind).HasMaxLength(Limits.Saga);
            saga.Property(row => row.Step).HasMaxLength(Limits.SagaStep);
            saga.HasIndex(row => new { row.Kind, row.Status, row.TimesOutAt });
        });
        builder.Entity<SagaMemory>(memory =>
        {
            memory.ToTable("SagaMemories");
            memory.HasKey(row => row.Id);
            memory.Property(row => row.Id).ValueGeneratedNever();
            memory.Property(row => row.Compensations).AsJson();
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

    /// <summary>Some sagas with what their definitions remember, by id.</summary>
    public static async Task<Dictionary<Guid, LoadedSaga>> LoadSagasAsync(
        this WriteDbContext db, Expression<Func<Saga, bool>> which, CancellationToken cancellationToken) =>
        await db.Sagas.Where(which)
            .Join(db.SagaMemories, saga => saga.Id, memory => memory.Id, (saga, memory) => new { saga, memory })
            .ToDictionaryAsync(found => found.saga.Id, found => new LoadedSaga(found.saga, found.memory), cancellationToken);
}
