using System.Collections.Immutable;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Customers;

/// <summary>Who the customers are, what they ordered and spent, and what they wish for.</summary>
internal sealed class CustomerStatsProjection : Projection
{
    public CustomerStatsProjection()
        : base(ProjectionNames.CustomerStats, version: 1)
    {
        var customers = Table<CustomerStats, Guid>(row => row.CustomerId, id => new CustomerStats { CustomerId = id });
        var wishes = Table<WishlistEntry, string>(row => row.Key, NewWish);
        var counts = Table<CustomerCount, string>(row => row.Key, key => new CustomerCount { Key = key });

        On<CustomerRegistered>().Changes(customers, e => e.CustomerId, (row, e, logged) =>
        {
            Take(row, e.Name, e.Email, e.Phone, e.Country);
            row.MemberSince = logged.OccurredAt;
        });
        On<CustomerVerified>().Changes(customers, e => e.CustomerId, (row, _, _) => row.IsVerified = true);
        On<CustomerDetailsChanged>().Changes(customers, e => e.CustomerId, (row, e, _) => Take(row, e.Name, e.Email, e.Phone, e.Country));
        On<CustomerErased>().Changes(customers, e => e.CustomerId, (row, _, _) =>
        {
            Take(row, Erased.Word, Erased.Word, phone: null, country: null);
            row.IsVerified = false;
        });

        On<OrderSubmitted>().Changes(customers, e => e.CustomerId, (row, e, _) => Submit(row, e));
        On<OrderDelivered>().Changes(customers, e => e.CustomerId, (row, e, _) => Complete(row, e.Total));
        On<OrderCancelled>().ChangesEach(
            customers,
            (e, _) => e.SubmittedAt is null ? [] : new[] { e.CustomerId },
            id => id,
            (row, _, _, _) => row.OrdersCancelled++);

        On<ProductAddedToWishlist>().Changes(wishes, e => WishKey(e.CustomerId, e.ProductId), (row, e, logged) =>
            (row.ProductName, row.AddedAt) = (e.ProductName, logged.OccurredAt));
        On<ProductRemovedFromWishlist>().Removes(wishes, e => WishKey(e.CustomerId, e.ProductId));

        Sum(customers, counts,
            row => (row.IsVerified, row.FavoriteCategory),
            part => $"{(part.IsVerified ? "verified" : "unverified")}/{part.FavoriteCategory}",
            (sum, part, sign) =>
            {
                (sum.IsVerified, sum.FavoriteCategory) = part;
                sum.Customers += sign;
            },
            sum => sum.Customers == 0);
    }

    /// <summary>Key of a wish: the customer, then the product.</summary>
    private static string WishKey(Guid customerId, Guid productId) => $"{customerId}/{productId}";

    private static WishlistEntry NewWish(string key) => new()
    {
        Key = key,
        CustomerId = Guid.Parse(key.AsSpan(0, 36)),
        ProductId = Guid.Parse(key.AsSpan(37)),
    };

    private static void Take(CustomerStats row, string name, string email, string? phone, string? country)
    {
        (row.Name, row.Email, row.Phone, row.Country) = (name, email, phone, country);
        row.SortName = name.ToLowerInvariant();
        row.SearchText = $"{name} {email}".ToLowerInvariant();
    }

    private static void Submit(CustomerStats row, OrderSubmitted e)
    {
        row.OrdersPlaced++;
        if (row.LastOrderAt is not { } last || e.SubmittedAt > last)
        {
            row.LastOrderAt = e.SubmittedAt;
            row.LastOrderSort = e.SubmittedAt;
        }

        var units = row.UnitsByCategory as ImmutableSortedDictionary<string, int> ?? row.UnitsByCategory.ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach (var item in e.Items)
        {
            units = units.SetItem(item.Category, units.GetValueOrDefault(item.Category) + item.Quantity);
        }

        // Pieces only grow in number: the favourite stays, or is one of this order's categories.
        foreach (var item in e.Items)
        {
            row.FavoriteCategory = Favourite(units, row.FavoriteCategory, item.Category);
        }

        row.UnitsByCategory = units;
    }

    /// <summary>Of two categories the one with more pieces; with as many, the one that comes first by name.</summary>
    private static string Favourite(ImmutableSortedDictionary<string, int> units, string? one, string other)
    {
        var more = one is null ? 1 : units[other].CompareTo(units[one]);
        return more > 0 || (more == 0 && string.CompareOrdinal(other, one) < 0) ? other : one!;
    }

    private static void Complete(CustomerStats row, decimal total)
    {
        row.OrdersCompleted++;
        row.TotalSpent += total;
        row.AverageOrderValue = row.TotalSpent / row.OrdersCompleted;
    }
}
