using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>How plans and subscriptions lie in their tables.</summary>
internal static class SubscriptionTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Plan>(plan =>
        {
            WriteDbContext.MapAggregate(plan);
            plan.Property(row => row.Name).HasMaxLength(Limits.Name);
            plan.Property(row => row.Features).AsJson();
        });
        builder.Entity<Subscription>(subscription =>
        {
            WriteDbContext.MapAggregate(subscription);
            subscription.Ignore(row => row.TermsOfNextPeriod);
            subscription.Ignore(row => row.AmountOfNextPeriod);
            subscription.Property(row => row.Terms).AsJson();
            subscription.Property(row => row.NextTerms).AsJson();
            subscription.Property(row => row.Method).HasMaxLength(Limits.PaymentToken);
            subscription.Property(row => row.EndReason).HasMaxLength(Limits.Reason);
            subscription.HasIndex(row => row.CustomerId);
            subscription.HasIndex(row => new { row.Status, row.PeriodEnd });
        });
        builder.Entity<ChargeToTake>(charge =>
        {
            charge.ToTable("ChargesToTake");
            charge.HasKey(row => row.Reference);
            charge.Property(row => row.Reference).HasMaxLength(Limits.PartnerReference);
        });
    }
}
