using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Storage;

/// <summary>How payments and shipments lie in their tables.</summary>
internal static class FulfilmentTables
{
    public static void MapPayment(EntityTypeBuilder<Payment> payment)
    {
        WriteDbContext.MapAggregate(payment);
        payment.Ignore(row => row.Left);
        payment.Property(row => row.Method).HasMaxLength(Limits.PaymentToken);
        payment.Property(row => row.Reference).HasMaxLength(Limits.PartnerReference);
        payment.Property(row => row.Failure).HasMaxLength(Limits.Reason);
    }

    public static void MapShipment(EntityTypeBuilder<Shipment> shipment)
    {
        WriteDbContext.MapAggregate(shipment);
        shipment.Property(row => row.Carrier).HasMaxLength(Limits.Name);
        shipment.Property(row => row.TrackingNumber).HasMaxLength(Limits.PartnerReference);
        shipment.Property(row => row.Address).AsJson();
    }
}
