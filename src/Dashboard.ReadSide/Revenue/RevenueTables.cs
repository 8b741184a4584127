using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Revenue;

internal sealed class RevenueCustomerLedgerTable : IEntityTypeConfiguration<RevenueCustomerLedger>
{
    public void Configure(EntityTypeBuilder<RevenueCustomerLedger> builder)
    {
        builder.ToTable("RevenueCustomers");
        builder.HasKey(row => row.CustomerId);
        builder.Property(row => row.CustomerId).ValueGeneratedNever();
        builder.Property(row => row.CustomerName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Life).AsJson();
    }
}

internal sealed class RevenueSubscriptionLedgerTable : IEntityTypeConfiguration<RevenueSubscriptionLedger>
{
    public void Configure(EntityTypeBuilder<RevenueSubscriptionLedger> builder)
    {
        builder.ToTable("RevenueSubscriptions");
        builder.HasKey(row => row.SubscriptionId);
        builder.Property(row => row.SubscriptionId).ValueGeneratedNever();
        builder.Property(row => row.Life).AsJson();
    }
}

internal sealed class RevenueMovementTable : IEntityTypeConfiguration<RevenueMovementRow>
{
    public void Configure(EntityTypeBuilder<RevenueMovementRow> builder)
    {
        builder.ToTable("RevenueMovements");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Subscriptions).AsJson();
        builder.HasPerYear(row => row.Before, row => row.After);
        builder.HasIndex(row => new { row.Day, row.CustomerId });
        builder.HasIndex(row => new { row.Kind, row.Day, row.CustomerId });
        builder.HasIndex(row => new { row.CustomerId, row.Day });
        builder.HasIndex(row => new { row.After, row.CustomerId });
        builder.HasIndex(row => new { row.FirstPaidOn, row.After, row.CustomerId });
    }
}

internal sealed class RevenueStretchTable : IEntityTypeConfiguration<RevenueStretch>
{
    public void Configure(EntityTypeBuilder<RevenueStretch> builder)
    {
        builder.ToTable("RevenueStretches");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.PlanName).HasMaxLength(Lengths.Name);
        builder.HasPerYear(row => row.PerYear);
        builder.HasIndex(row => new { row.PerYear, row.SubscriptionId });
        builder.HasIndex(row => new { row.PlanId, row.PerYear, row.SubscriptionId });
        builder.HasIndex(row => new { row.IsAtRisk, row.PerYear, row.SubscriptionId });
        builder.HasIndex(row => new { row.IsScheduled, row.PerYear, row.SubscriptionId });
        builder.HasIndex(row => row.CustomerId);
        builder.HasIndex(row => new { row.PlanId, row.IsLast, row.Until, row.SubscriptionId });
    }
}

internal sealed class RevenueDayTable : IEntityTypeConfiguration<RevenueDay>
{
    public void Configure(EntityTypeBuilder<RevenueDay> builder)
    {
        builder.ToTable("RevenueDays");
        builder.HasKey(row => row.Day);
        builder.Property(row => row.Day).ValueGeneratedNever();
        builder.HasPerYear(
            row => row.New, row => row.Expansion, row => row.Reactivation, row => row.Contraction, row => row.Churn,
            row => row.Change, row => row.AtRiskChange, row => row.ScheduledChange);
    }
}

internal sealed class RevenuePlanDayTable : IEntityTypeConfiguration<RevenuePlanDay>
{
    public void Configure(EntityTypeBuilder<RevenuePlanDay> builder)
    {
        builder.ToTable("RevenuePlanDays");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasPerYear(row => row.Change, row => row.Churn);
        builder.HasIndex(row => new { row.PlanId, row.Day });
    }
}

internal sealed class RevenuePlanTable : IEntityTypeConfiguration<RevenuePlan>
{
    public void Configure(EntityTypeBuilder<RevenuePlan> builder)
    {
        builder.ToTable("RevenuePlans");
        builder.HasKey(row => row.PlanId);
        builder.Property(row => row.PlanId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
    }
}

internal sealed class RevenueCohortMonthTable : IEntityTypeConfiguration<RevenueCohortMonth>
{
    public void Configure(EntityTypeBuilder<RevenueCohortMonth> builder)
    {
        builder.ToTable("RevenueCohortMonths");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasPerYear(row => row.Change);
        builder.HasIndex(row => new { row.Cohort, row.Month });
    }
}

internal sealed class RevenueMonthTable : IEntityTypeConfiguration<RevenueMonth>
{
    public void Configure(EntityTypeBuilder<RevenueMonth> builder)
    {
        builder.ToTable("RevenueMonths");
        builder.HasKey(row => row.Month);
        builder.Property(row => row.Month).ValueGeneratedNever();
    }
}

/// <summary>How amounts a year are stored.</summary>
internal static class RevenueColumns
{
    /// <summary>Prices have four places, and a year multiplies them by whole numbers: four places hold every sum exactly.</summary>
    public static void HasPerYear<TRow>(this EntityTypeBuilder<TRow> builder, params System.Linq.Expressions.Expression<Func<TRow, decimal>>[] amounts)
        where TRow : class
    {
        foreach (var amount in amounts)
        {
            builder.Property(amount).HasPrecision(28, 4);
        }
    }
}
