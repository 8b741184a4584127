using Dashboard.Domain.Customers;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class CustomerTellings
{
    public static TellingBook TellOfCustomers(this TellingBook book) => book
        .Tell<CustomerRegistered>((e, v) => $"registered the customer {v.Person(e.Name)} {v.Person($"({e.Email})")}".TrimEnd())
        .Tell<CustomerVerified>((e, v) => $"verified the customer {v.Person(e.Name)}".TrimEnd())
        .Tell<CustomerDetailsChanged>((e, v) => $"changed the details of the customer {v.Person(e.Name)} {v.Person($"({e.Email})")}".TrimEnd())
        .Tell<CustomerErased>((_, _) => "erased a customer: nobody can read any more who that was", e => e.Reason)
        .Tell<ProductAddedToWishlist>((e, _) => $"put {e.ProductName} on a customer's wishlist")
        .Tell<ProductRemovedFromWishlist>((_, _) => "took a product off a customer's wishlist");
}
