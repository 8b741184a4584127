using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.Domain.People;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Orders;

/// <summary>A wanted item of an order.</summary>
/// <param name="ProductId">Which product; required.</param>
/// <param name="Quantity">Pieces, at least 1.</param>
/// <param name="Price">Unit price; the product's when nothing is given.</param>
public sealed record ItemWish(Guid ProductId, int Quantity, decimal? Price = null);

/// <summary>The id and the number of a new order.</summary>
public sealed record NewOrder(Guid OrderId, long Number);

/// <summary>What several commands ask of an order's fields.</summary>
internal static class OrderRules
{
    public static void AreItems<T>(this AbstractValidator<T> validator, Func<T, IReadOnlyList<ItemWish>?> items)
    {
        validator.RuleFor(command => items(command)).Custom((wishes, context) =>
        {
            if (wishes is { Count: > Order.MaxItems })
            {
                context.AddFailure("Items", $"An order holds at most {Order.MaxItems} items.");
                return;
            }

            foreach (var (index, wish) in (wishes ?? []).Index())
            {
                foreach (var (field, fault) in Faults(wish))
                {
                    context.AddFailure($"Items[{index}].{field}", $"Item {index + 1}: {fault}");
                }
            }
        });
    }

    public static void IsAddress<T>(this AbstractValidator<T> validator, Func<T, Address?> address)
    {
        validator.RuleFor(command => address(command)).Custom((given, context) =>
        {
            if (given is null)
            {
                context.AddFailure("ShippingAddress", "Shipping address is required.");
                return;
            }

            foreach (var (field, name, text) in new[]
            {
                ("Street", "Street", given.Street), ("City", "City", given.City),
                ("PostalCode", "Postal code", given.PostalCode), ("Country", "Country", given.Country),
            })
            {
                if (string.IsNullOrWhiteSpace(text))
                {
                    context.AddFailure($"ShippingAddress.{field}", $"{name} is required.");
                }
                else if (text.Length > Limits.AddressLine || text.Any(char.IsControl))
                {
                    context.AddFailure($"ShippingAddress.{field}", $"{name} can have at most {Limits.AddressLine} characters, on one line.");
                }
            }
        });
    }

    public static Address Tidy(this Address address) =>
        new(address.Street.Trim(), address.City.Trim(), address.PostalCode.Trim(), address.Country.Trim());

    /// <summary>The customer of a new order, or why there can be none.</summary>
    public static async Task<(OrderCustomer? Customer, Refusal? Refusal)> FindBuyerAsync(this WriteDbContext db, Guid customerId, CancellationToken cancellationToken)
    {
        var found = await db.Customers.Where(customer => customer.Id == customerId)
            .Select(customer => new { customer.Name, customer.Email, customer.IsVerified })
            .SingleOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => (null, Refusal.NotFound("customer", customerId)),
            { Email: Erased.Word } => (null, Customer.Gone()),
            { IsVerified: false } => (null, Refusal.Rule("customer-not-verified", $"{found.Name} is not verified yet; only a verified customer can order.")),
            _ => (new OrderCustomer(customerId, found.Name, found.Email), null),
        };
    }

    /// <summary>The products that items ask for, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Product>> FindProductsAsync(this WriteDbContext db, IEnumerable<Guid> productIds, CancellationToken cancellationToken)
    {
        var ids = productIds.Distinct().ToArray();
        return await db.Products.AsNoTracking().Where(product => ids.Contains(product.Id)).ToDictionaryAsync(product => product.Id, cancellationToken);
    }

    public static OrderProduct AsOrderProduct(this Product product) => new(product.Id, product.Name, product.Category);

    /// <summary>Whether the stock suffices for all items together; a product that is gone from the catalogue is told too.</summary>
    public static Refusal? CheckStock(this IReadOnlyDictionary<Guid, Product> products, IEnumerable<OrderItem> items)
    {
        foreach (var wanted in items.GroupBy(item => item.ProductId))
        {
            if (!products.TryGetValue(wanted.Key, out var product))
            {
                return Refusal.NotFound("product", wanted.Key);
            }

            var pieces = wanted.Sum(item => (long)item.Quantity);
            if (product.CheckStock((int)Math.Min(pieces, int.MaxValue)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static IEnumerable<(string Field, string Fault)> Faults(ItemWish? wish)
    {
        if (wish is null)
        {
            yield return ("ProductId", "product is required");
            yield break;
        }

        if (wish.ProductId == Guid.Empty)
        {
            yield return ("ProductId", "product is required");
        }

        if (wish.Quantity < 1)
        {
            yield return ("Quantity", "quantity must be at least 1");
        }

        if (wish.Quantity > Order.MaxPieces)
        {
            yield return ("Quantity", $"quantity must be at most {Order.MaxPieces}");
        }

        if (wish.Price is { } price && Money.PriceFault(price) is { } fault)
        {
            yield return ("Price", fault);
        }
    }
}
