using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Subscriptions;

internal sealed class SubscriptionTable : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("Subscriptions");
        builder.HasKey(row => row.SubscriptionId);
        builder.Property(row => row.SubscriptionId).ValueGeneratedNever();
        builder.Property(row => row.CustomerName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.CustomerEmail).HasMaxLength(Lengths.Email);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Method).HasMaxLength(Lengths.PaymentToken);
        builder.Property(row => row.EndReason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.PerMonth).HasPrecision(28, 10);
        builder.Property(row => row.Terms).AsJson();
        builder.Property(row => row.NextTerms).AsJson();
        builder.HasIndex(row => new { row.StartedOn, row.SubscriptionId });
        builder.HasIndex(row => new { row.SortName, row.SubscriptionId });
        builder.HasIndex(row => new { row.PerMonth, row.SubscriptionId });
        builder.HasIndex(row => new { row.PeriodEnd, row.SubscriptionId });
        builder.HasIndex(row => new { row.Status, row.StartedOn, row.SubscriptionId });
        builder.HasIndex(row => new { row.PlanId, row.StartedOn, row.SubscriptionId });
        builder.HasIndex(row => new { row.CustomerId, row.StartedOn, row.SubscriptionId });
    }
}

internal sealed class SubscriptionCountTable : IEntityTypeConfiguration<SubscriptionCount>
{
    public void Configure(EntityTypeBuilder<SubscriptionCount> builder)
    {
        builder.ToTable("SubscriptionCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasIndex(row => row.PlanId);
    }
}

internal sealed class SubscriptionChargeTable : IEntityTypeConfiguration<SubscriptionCharge>
{
    public void Configure(EntityTypeBuilder<SubscriptionCharge> builder)
    {
        builder.ToTable("SubscriptionCharges");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.PlanName).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.SubscriptionId, row.Number });
    }
}

internal sealed class SubscriptionNoteTable : IEntityTypeConfiguration<SubscriptionNote>
{
    public void Configure(EntityTypeBuilder<SubscriptionNote> builder)
    {
        builder.ToTable("SubscriptionNotes");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.HasIndex(row => new { row.SubscriptionId, row.Number });
    }
}

internal sealed class RenewalTable : IEntityTypeConfiguration<RenewalRow>
{
    public void Configure(EntityTypeBuilder<RenewalRow> builder)
    {
        builder.ToTable("Renewals");
        builder.HasKey(row => row.RenewalId);
        builder.Property(row => row.RenewalId).ValueGeneratedNever();
        builder.Property(row => row.Terms).AsJson();
        builder.HasIndex(row => row.SubscriptionId);
        builder.HasIndex(row => new { row.State, row.MovedAt, row.RenewalId });
        builder.HasIndex(row => new { row.MovedAt, row.RenewalId });
    }
}

internal sealed class RenewalCountTable : IEntityTypeConfiguration<RenewalCount>
{
    public void Configure(EntityTypeBuilder<RenewalCount> builder)
    {
        builder.ToTable("RenewalCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasIndex(row => new { row.State, row.Day });
    }
}

internal sealed class PlanTable : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> builder)
    {
        builder.ToTable("Plans");
        builder.HasKey(row => row.PlanId);
        builder.Property(row => row.PlanId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.PerMonth).HasPrecision(28, 10);
        builder.Property(row => row.Features).AsJson();
        builder.HasIndex(row => new { row.SortName, row.PlanId });
        builder.HasIndex(row => new { row.PerMonth, row.PlanId });
    }
}
