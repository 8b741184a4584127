using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Testing;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.EventLog;

/// <summary>A transaction that a test holds open. Disposed without a commit, it is rolled back.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly WriteDbContext _db;
    private readonly IDbContextTransaction _transaction;

    private OpenTransaction(AsyncServiceScope scope, WriteDbContext db, IDbContextTransaction transaction)
    {
        _scope = scope;
        _db = db;
        _transaction = transaction;
    }

    public static async Task<OpenTransaction> BeginAsync(TestDashboard dashboard)
    {
        var scope = dashboard.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        return new OpenTransaction(scope, db, await db.Database.BeginTransactionAsync());
    }

    /// <summary>Writes one event of a stream of its own; nobody else sees it before the commit.</summary>
    public async Task<LogPosition> WriteAsync()
    {
        var product = Guid.CreateVersion7();
        var (name, version, payload) = EventCatalog.Write(new ProductPublished { ProductId = product, Name = "Lamp" }, PersonKeySet.None);
        var row = new LogRow
        {
            EventId = Guid.CreateVersion7(),
            StreamKind = "product",
            StreamId = product,
            StreamVersion = 1,
            Name = name,
            SchemaVersion = version,
            Payload = payload,
            OccurredAt = DateTimeOffset.UnixEpoch,
            RecordedAt = DateTimeOffset.UnixEpoch,
            ActorId = Actors.Staff.Id,
            ActorName = Actors.Staff.Name,
            CommandId = product,
            CorrelationId = product,
            CausationId = product,
        };
        _db.Events.Add(row);
        await _db.SaveChangesAsync();
        return new LogPosition(row.Transaction, row.Sequence);
    }

    public Task CommitAsync() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _scope.DisposeAsync();
    }
}
