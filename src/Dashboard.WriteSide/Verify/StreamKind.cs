using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Verify;

/// <summary>A kind of streams and the table with a row for each of them.</summary>
internal abstract class StreamKind
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<StreamKind> All { get; } =
    [
        new Of<Customer>(Customer.Blank),
        new Of<Product>(Product.Blank),
        new Of<Order>(Order.Blank),
        new Of<Payment>(Payment.Blank),
        new Of<Shipment>(Shipment.Blank),
        new Of<Plan>(Plan.Blank),
        new Of<Subscription>(Subscription.Blank),
        new Of<StaffUser>(StaffUser.Blank),
        new Of<SecurityRecord>(SecurityRecord.Blank),
        new Of<Saga>(Saga.Blank),
        new Of<Message>(Message.Blank),
        new Of<ProjectionDesk>(ProjectionDesk.Blank),
        new Of<PastView>(PastView.Blank),
    ];

    /// <summary>The aggregate.</summary>
    public abstract Type Type { get; }

    /// <summary>Its word in the log.</summary>
    public string Name => Blank().StreamKind;

    /// <summary>An aggregate before its first event.</summary>
    public abstract Aggregate Blank();

    /// <summary>The table of its rows.</summary>
    public abstract BulkTable Table(WriteDbContext db);

    /// <summary>Rows after an id, in the order of the database.</summary>
    public abstract Task<IReadOnlyList<Aggregate>> RowsAfterAsync(WriteDbContext db, Guid? after, int limit, CancellationToken cancellationToken);

    /// <summary>One row; nothing when there is none.</summary>
    public abstract Task<Aggregate?> RowAsync(WriteDbContext db, Guid id, CancellationToken cancellationToken);

    /// <summary>The streams of this kind that have no row.</summary>
    public abstract IQueryable<Guid> WithoutRow(WriteDbContext db);

    private sealed class Of<TAggregate>(Func<TAggregate> blank) : StreamKind
        where TAggregate : Aggregate
    {
        public override Type Type => typeof(TAggregate);

        public override Aggregate Blank() => blank();

        public override BulkTable Table(WriteDbContext db) => BulkTable.Of<TAggregate>(db);

        public override async Task<IReadOnlyList<Aggregate>> RowsAfterAsync(WriteDbContext db, Guid? after, int limit, CancellationToken cancellationToken) =>
            await Rows(db).Where(row => after == null || row.Id > after).OrderBy(row => row.Id).Take(limit).ToListAsync(cancellationToken);

        public override async Task<Aggregate?> RowAsync(WriteDbContext db, Guid id, CancellationToken cancellationToken) =>
            await Rows(db).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

        public override IQueryable<Guid> WithoutRow(WriteDbContext db)
        {
            var kind = Name;
            return db.Events.Where(row => row.StreamKind == kind && !db.Set<TAggregate>().Any(state => state.Id == row.StreamId)).Select(row => row.StreamId).Distinct();
        }

        private static IQueryable<TAggregate> Rows(WriteDbContext db) => db.Set<TAggregate>().AsNoTracking();
    }
}
