using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Sales;
using Dashboard.ReadSide.Staff;
using Dashboard.ReadSide.Stock;
using Dashboard.ReadSide.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Storage;

/// <summary>The read tables: every row a fold of events, with the place in the log up to which they are folded.</summary>
/// <param name="options">The engine, and what differs from engine to engine.</param>
public sealed class ReadDbContext(DbContextOptions<ReadDbContext> options) : DbContext(options)
{
    /// <summary>Schema of the read tables.</summary>
    public const string Schema = "read";

    /// <summary>Schema in which a rebuild fills the tables of a projection anew.</summary>
    public const string TwinSchema = "rebuild";

    /// <summary>Schema of the tables that were served before.</summary>
    public const string RetiredSchema = "retired";

    /// <summary>Schema of the projection tables that this context reads and writes.</summary>
    public string TableSchema { get; } = options.FindExtension<TableSchema>()?.Schema ?? Schema;

    public DbSet<CustomerStats> Customers => Set<CustomerStats>();

    public DbSet<WishlistEntry> Wishlists => Set<WishlistEntry>();

    public DbSet<ProductRow> Products => Set<ProductRow>();

    public DbSet<PriceRow> Prices => Set<PriceRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<CategoryRow> Categories => Set<CategoryRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<OrderCount> OrderCounts => Set<OrderCount>();

    public DbSet<SalesDay> SalesDays => Set<SalesDay>();

    public DbSet<SagaRow> Sagas => Set<SagaRow>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<StockRow> Stock => Set<StockRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<RenewalRow> Renewals => Set<RenewalRow>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<StaffUserRow> StaffUsers => Set<StaffUserRow>();

    public DbSet<AuditRow> AuditLog => Set<AuditRow>();

    public DbSet<AuditCount> AuditCounts => Set<AuditCount>();

    /// <summary>Rebuilds that were asked for.</summary>
    public DbSet<RebuildRequest> RebuildRequests => Set<RebuildRequest>();

    /// <summary>Wishes to go back to retired tables.</summary>
    public DbSet<GoBackRequest> GoBackRequests => Set<GoBackRequest>();

    /// <summary>Which projections are paused.</summary>
    public DbSet<ProjectionSwitch> ProjectionSwitches => Set<ProjectionSwitch>();

    /// <summary>What operators did to projections.</summary>
    public DbSet<ProjectionDeed> ProjectionDeeds => Set<ProjectionDeed>();

    /// <summary>What is to become of events that were set aside.</summary>
    public DbSet<ParkedOrder> ParkedOrders => Set<ParkedOrder>();

    /// <summary>What became of those orders.</summary>
    public DbSet<ParkedOrderOutcome> ParkedOrderOutcomes => Set<ParkedOrderOutcome>();

    /// <summary>How far each rebuild is.</summary>
    public DbSet<RebuildWork> RebuildWork => Set<RebuildWork>();

    /// <summary>Views as of a moment that were asked for.</summary>
    public DbSet<PastRequest> PastRequests => Set<PastRequest>();

    /// <summary>How far each of them is.</summary>
    public DbSet<PastWork> PastWork => Set<PastWork>();

    /// <summary>Events that were left out of rows for good.</summary>
    public DbSet<SkippedEvent> SkippedEvents => Set<SkippedEvent>();

    /// <summary>How far each projection is.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>How the runners of the projections are doing.</summary>
    public DbSet<RunnerReport> RunnerReports => Set<RunnerReport>();

    /// <summary>Events that were set aside because a row could not take them.</summary>
    public DbSet<ParkedEvent> ParkedEvents => Set<ParkedEvent>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(TableSchema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReadDbContext).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
}
