using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;

namespace Dashboard.Web.Api;

// What requests bring. Every field may be missing: the command says which it cannot do without, and all of them at once.

internal sealed record LoginBody
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    /// <summary>The code of an authenticator app, or a recovery code, for accounts that have one.</summary>
    public string? Code { get; init; }
}

internal sealed record CustomerBody
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Country { get; init; }
}

internal sealed record WishBody
{
    public Guid? ProductId { get; init; }
}

internal record ProductDetailsBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public string? Brand { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Images { get; init; }

    public ProductFields ToFields() => new(Name ?? "", Description, Category, Brand, Tags, Images);
}

internal sealed record ProductBody : ProductDetailsBody
{
    public decimal? Price { get; init; }

    /// <summary>Pieces on hand; 0 when nothing is said.</summary>
    public int? Stock { get; init; }
}

internal sealed record PriceBody
{
    public decimal? Price { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ReviewBody
{
    public Guid? CustomerId { get; init; }

    /// <summary>1 (worst) to 5 (best).</summary>
    public int? Rating { get; init; }

    public string? Comment { get; init; }
}

internal sealed record InventoryBody
{
    /// <summary>Pieces on hand afterwards; either this or <see cref="Change"/>.</summary>
    public int? Quantity { get; init; }

    /// <summary>Pieces that come (positive) or go (negative).</summary>
    public int? Change { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ReservationBody
{
    public Guid? OrderId { get; init; }

    public int? Quantity { get; init; }
}

internal sealed record ItemBody
{
    public Guid? ProductId { get; init; }

    public int? Quantity { get; init; }

    /// <summary>Unit price; the product's when nothing is given.</summary>
    public decimal? Price { get; init; }

    public ItemWish ToWish() => new(ProductId ?? Guid.Empty, Quantity ?? 0, Price);
}

internal sealed record ItemChangeBody
{
    public int? Quantity { get; init; }

    /// <summary>Unit price; stays as it is when nothing is given.</summary>
    public decimal? Price { get; init; }
}

internal sealed record AddressBody
{
    public string? Street { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public Address ToAddress() => new(Street!, City!, PostalCode!, Country!);
}

internal sealed record DraftBody
{
    public Guid? CustomerId { get; init; }

    public IReadOnlyList<ItemBody?>? Items { get; init; }
}

internal sealed record OrderBody
{
    public Guid? CustomerId { get; init; }

    public IReadOnlyList<ItemBody?>? Items { get; init; }

    public AddressBody? ShippingAddress { get; init; }

    public string? PaymentMethod { get; init; }
}

internal sealed record SubmissionBody
{
    public AddressBody? ShippingAddress { get; init; }

    public string? PaymentMethod { get; init; }
}

internal sealed record StatusBody
{
    /// <summary>One of the words of an order's status.</summary>
    public string? Status { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ReasonBody
{
    public string? Reason { get; init; }
}

internal sealed record PlanBody
{
    public string? Name { get; init; }

    /// <summary>monthly, yearly or weekly.</summary>
    public string? Interval { get; init; }

    /// <summary>Price of one for one interval, without tax; 0 for a free plan.</summary>
    public decimal? Price { get; init; }

    public IReadOnlyList<string>? Features { get; init; }
}

internal sealed record SubscriptionBody
{
    public Guid? CustomerId { get; init; }

    public Guid? PlanId { get; init; }

    /// <summary>The processor's token.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>0 to 365; none when nothing is said.</summary>
    public int? TrialDays { get; init; }

    /// <summary>1 when nothing is said.</summary>
    public int? Quantity { get; init; }

    /// <summary>Taken off what all of them cost in one interval; 0 when nothing is said.</summary>
    public decimal? Discount { get; init; }
}

internal record TermsBody
{
    public Guid? PlanId { get; init; }

    /// <summary>As before when nothing is said.</summary>
    public int? Quantity { get; init; }

    /// <summary>As before when nothing is said.</summary>
    public decimal? Discount { get; init; }
}

internal sealed record UpgradeBody : TermsBody
{
    /// <summary>Whether it is changed now, as when nothing is said; otherwise with the next billing date.</summary>
    public bool? AtOnce { get; init; }

    /// <summary>What a preview said is charged: it is refused when it would be more now.</summary>
    public decimal? ChargedAtMost { get; init; }
}

internal sealed record CancellationBody
{
    public string? Reason { get; init; }

    /// <summary>Whether it ends today; with the paid period when nothing is said.</summary>
    public bool? AtOnce { get; init; }
}

internal static class Wishes
{
    /// <summary>The items as the command wants them; an item that is missing is told by the command, not here.</summary>
    public static IReadOnlyList<ItemWish> Of(IReadOnlyList<ItemBody?>? items) => [.. (items ?? []).Select(item => item?.ToWish()!)];
}
