using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.People;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.History;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Seals;
using Dashboard.WriteSide.Simulation;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Storage;

/// <summary>The write tables: an aggregate a row, the event log, the answered commands, the staff's sign-ins.</summary>
/// <param name="options">The engine, and what differs from engine to engine.</param>
public sealed class WriteDbContext(DbContextOptions<WriteDbContext> options)
    : IdentityUserContext<StaffAccount, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, StaffPasskey>(options)
{
    /// <summary>Schema of the write tables.</summary>
    public const string Schema = "write";

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    /// <summary>What is set aside for subscriptions and still to be taken.</summary>
    internal DbSet<ChargeToTake> ChargesToTake => Set<ChargeToTake>();

    /// <summary>The staff; how they sign in lies beside them, in <c>Users</c>.</summary>
    public DbSet<StaffUser> StaffUsers => Set<StaffUser>();

    /// <summary>Their sign-ins.</summary>
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    /// <summary>Their pictures.</summary>
    public DbSet<StaffPicture> StaffPictures => Set<StaffPicture>();

    /// <summary>Sign-ins and refusals.</summary>
    public DbSet<SecurityRecord> SecurityRecords => Set<SecurityRecord>();

    /// <summary>The outbox: messages to be sent, and sent.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>Prices that fell, as long as somebody has to be told.</summary>
    public DbSet<PriceFall> PriceFalls => Set<PriceFall>();

    /// <summary>What operators asked of projections.</summary>
    public DbSet<ProjectionDesk> ProjectionDesks => Set<ProjectionDesk>();

    /// <summary>Moments as of which somebody wanted to see the dashboard.</summary>
    public DbSet<PastView> PastViews => Set<PastView>();

    /// <summary>The event log.</summary>
    public DbSet<LogRow> Events => Set<LogRow>();

    /// <summary>Keys with which the log tells of people.</summary>
    public DbSet<PersonKeyRow> PersonKeys => Set<PersonKeyRow>();

    /// <summary>Who was erased, and what was touched.</summary>
    public DbSet<ErasureReceipt> Erasures => Set<ErasureReceipt>();

    /// <summary>Seals under the log.</summary>
    public DbSet<LogSeal> LogSeals => Set<LogSeal>();

    /// <summary>Things as they were: a cache.</summary>
    public DbSet<StreamSnapshot> StreamSnapshots => Set<StreamSnapshot>();

    /// <summary>Commands that were answered.</summary>
    public DbSet<AnsweredCommand> AnsweredCommands => Set<AnsweredCommand>();

    /// <summary>Sagas that were begun.</summary>
    public DbSet<Saga> Sagas => Set<Saga>();

    /// <summary>What the definitions of sagas remember.</summary>
    public DbSet<SagaMemory> SagaMemories => Set<SagaMemory>();

    /// <summary>Commands of sagas: to be sent, and sent.</summary>
    public DbSet<SagaCommandRow> SagaCommands => Set<SagaCommandRow>();

    /// <summary>How far sagas have read the log.</summary>
    public DbSet<SagaCheckpoint> SagaCheckpoints => Set<SagaCheckpoint>();

    /// <summary>What simulated partners know.</summary>
    public DbSet<SimulatedRecord> SimulatedRecords => Set<SimulatedRecord>();

    /// <summary>Writes the changed aggregates and their pending events in one transaction.</summary>
    /// <returns>Position of the last event, or the start of the log when there was none.</returns>
    internal async Task<LogPosition> SaveCommandAsync(
        Guid commandId, CommandContext context, BulkSave bulk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = ChangeTracker.Entries<Aggregate>()
            .Select(entry => entry.Entity)
            .Where(aggregate => aggregate.PendingEvents.Count > 0)
            .Concat(context.Made)
            .ToList();
        var rows = changed.SelectMany(aggregate => LogRow.Of(aggregate, commandId, context, now)).ToList();
        var position = context.Made.Count > 0
            ? await SaveInBulkAsync(context.Made, rows, bulk, cancellationToken)
            : await SaveAsync(rows, context.Also, cancellationToken);
        foreach (var aggregate in changed)
        {
            aggregate.ClearPendingEvents();
        }

        foreach (var row in rows.Where(row => row.StreamVersion % StreamSnapshot.Every == 0))
        {
            this.GetService<SnapshotWishes>().Add(row.StreamId);
        }

        return position;
    }

    /// <summary>Locks what new rows of the log tell of people, whoever writes them, and saves.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var rows = ChangeTracker.Entries<LogRow>().Where(entry => entry.State == EntityState.Added && entry.Entity.IsOpen).Select(entry => entry.Entity).ToList();
        if (rows.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var ring = this.GetService<PersonKeyRing>();
        var keys = await ring.LockAsync(rows, cancellationToken);
        PersonKeys.AddRange(keys.Select(PersonKeyRow.Of));
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is null)
        {
            ring.Learn(keys);
        }

        return saved;
    }

    /// <summary>The log is written asynchronously only: keys may have to be looked up.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries<LogRow>().Any(entry => entry.State == EntityState.Added && entry.Entity.IsOpen)
        ? throw new NotSupportedException("Events are saved asynchronously.")
        : base.SaveChanges(acceptAllChangesOnSuccess);

    private async Task<LogPosition> SaveAsync(
        List<LogRow> rows, List<Func<WriteDbContext, CancellationToken, Task>> also, CancellationToken cancellationToken)
    {
        Events.AddRange(rows);
        await using var transaction = also.Count > 0 ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await SaveChangesAsync(cancellationToken);
        foreach (var write in also)
        {
            await write(this, cancellationToken);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return rows.Count == 0 ? LogPosition.Start : rows.Max(row => new LogPosition(row.Transaction, row.Sequence));
    }

    private async Task<LogPosition> SaveInBulkAsync(List<Aggregate> made, List<LogRow> rows, BulkSave bulk, CancellationToken cancellationToken)
    {
        var ring = this.GetService<PersonKeyRing>();
        var keys = await ring.LockAsync(rows, cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await SaveChangesAsync(cancellationToken);
        await bulk.AppendAsync(this, transaction, made, keys, rows, cancellationToken);

        // What the database filled in while it copied has to be asked for.
        var newest = rows[^1];
        var last = await Events.Where(row => row.StreamId == newest.StreamId && row.StreamVersion == newest.StreamVersion)
            .Select(row => new { row.Transaction, row.Sequence })
            .SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ring.Learn(keys);
        return new LogPosition(last.Transaction, last.Sequence);
    }

    /// <summary>
    /// Lets the command be saved only if an aggregate is still as it was read, although the command leaves it as it is: for
    /// what is decided by one aggregate and done to another.
    /// </summary>
    internal void MustStay(Aggregate aggregate) => Entry(aggregate).Property(row => row.Version).IsModified = true;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.HasSequence<long>(OrderNumbers.SequenceName).StartsAt(1).IncrementsBy(OrderNumbers.BlockSize);
        builder.Entity<Customer>(MapCustomer);
        builder.Entity<Product>(MapProduct);
        builder.Entity<Order>(MapOrder);
        builder.Entity<Payment>(FulfilmentTables.MapPayment);
        builder.Entity<Shipment>(FulfilmentTables.MapShipment);
        builder.Entity<ProjectionDesk>(MapProjectionDesk);
        builder.Entity<PastView>(MapAggregate);
        builder.Entity<SecurityRecord>(MapAggregate);
        builder.Entity<LogRow>(LogRow.Map);
        builder.Entity<PersonKeyRow>(PersonKeyRow.Map);
        builder.Entity<ErasureReceipt>(ErasureReceipt.Map);
        builder.Entity<LogSeal>(LogSeal.Map);
        builder.Entity<StreamSnapshot>(StreamSnapshot.Map);
        builder.Entity<AnsweredCommand>(answered =>
        {
            answered.HasKey(row => row.CommandId).HasName(AnsweredCommand.KeyName);
            answered.Property(row => row.Command).HasMaxLength(100);
            answered.Property(row => row.Fingerprint).HasMaxLength(32);
            answered.HasIndex(row => row.AnsweredAt);
        });
        SagaTables.Map(builder);
        MessageTables.Map(builder);
        SubscriptionTables.Map(builder);
        builder.Entity<SimulatedRecord>(record =>
        {
            record.HasKey(row => row.Key);
            record.Property(row => row.Key).HasMaxLength(SimulatedRecord.KeyLength);
            record.Property(row => row.Version).IsConcurrencyToken();
        });
        StaffTables.Map(builder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
    }

    /// <summary>What the tables of all aggregates have in common.</summary>
    internal static void MapAggregate<TAggregate>(EntityTypeBuilder<TAggregate> aggregate)
        where TAggregate : Aggregate
    {
        aggregate.HasKey(row => row.Id);
        aggregate.Property(row => row.Id).ValueGeneratedNever();
        aggregate.Property(row => row.Version).IsConcurrencyToken();
        aggregate.Ignore(row => row.StreamKind);
        aggregate.Ignore(row => row.PendingEvents);
    }

    private static void MapCustomer(EntityTypeBuilder<Customer> customer)
    {
        MapAggregate(customer);
        customer.Property(row => row.Name).HasMaxLength(Limits.Name);
        customer.Property(row => row.Email).HasMaxLength(Limits.Email);
        customer.Property(row => row.NormalizedEmail).HasMaxLength(Limits.Email);
        customer.Property(row => row.Phone).HasMaxLength(Limits.Phone);
        customer.Property(row => row.Country).HasMaxLength(Limits.Name);
        customer.Property(row => row.Wishlist).AsJson();
        customer.HasIndex(row => row.NormalizedEmail).IsUnique();
    }

    private static void MapProduct(EntityTypeBuilder<Product> product)
    {
        MapAggregate(product);
        product.Ignore(row => row.Available);
        product.Ignore(row => row.Details);
        product.Property(row => row.Name).HasMaxLength(Limits.Name);
        product.Property(row => row.Description).HasMaxLength(Limits.Text);
        product.Property(row => row.Category).HasMaxLength(Limits.Category);
        product.Property(row => row.Brand).HasMaxLength(Limits.Category);
        product.Property(row => row.Tags).AsJson();
        product.Property(row => row.Images).AsJson();
        product.Property(row => row.Reservations).AsJson();
    }

    private static void MapOrder(EntityTypeBuilder<Order> order)
    {
        MapAggregate(order);
        order.HasIndex(row => row.Number).IsUnique();
        order.Property(row => row.CustomerName).HasMaxLength(Limits.Name);
        order.Property(row => row.CustomerEmail).HasMaxLength(Limits.Email);
        order.Property(row => row.Reference).HasMaxLength(Limits.Reference);
        order.Property(row => row.PaymentMethod).HasMaxLength(Limits.PaymentMethod);
        order.Property(row => row.Items).AsJson();
        order.Property(row => row.ShippingAddress).AsJson();
    }

    private static void MapProjectionDesk(EntityTypeBuilder<ProjectionDesk> desk)
    {
        MapAggregate(desk);
        desk.Property(row => row.Projection).HasMaxLength(Limits.Projection);
    }
}
