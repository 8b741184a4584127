namespace Dashboard.Domain.Storage;

/// <summary>Brings the tables of both sides to the shape that this program needs.</summary>
public interface IDatabaseMigrator
{
    /// <summary>Applies what is missing, under a lock of the database, so that several nodes may start at once.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}
