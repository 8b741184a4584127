using Dashboard.Domain.People;

namespace Dashboard.Domain.Customers;

/// <summary>A customer of the shop. Only a verified customer can order.</summary>
public sealed class Customer : Aggregate
{
    /// <summary>Most products on one wishlist.</summary>
    public const int MaxWishlist = 500;

    private Customer()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => "customer";

    public string Name { get; private set; } = "";

    /// <summary>E-mail as the customer writes it.</summary>
    public string Email { get; private set; } = "";

    /// <summary>E-mail without regard to case; unique among customers.</summary>
    public string NormalizedEmail { get; private set; } = "";

    public string? Phone { get; private set; }

    public string? Country { get; private set; }

    public bool IsVerified { get; private set; }

    /// <summary>Products wished for, oldest wish first.</summary>
    public IReadOnlyList<Guid> Wishlist { get; private set; } = [];

    /// <summary>Whether nobody knows any more who this was. No address is the word for it.</summary>
    public bool IsErased => Email == Erased.Word;

    /// <summary>The form of an e-mail under which two of them are the same.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <summary>An empty customer, for <see cref="Aggregate.Replay"/>.</summary>
    public static Customer Blank() => new();

    /// <summary>Takes somebody in as a customer, not yet verified. That the e-mail is free is the caller's to check.</summary>
    public static Customer Register(Guid id, string name, string email, string? phone, string? country)
    {
        var customer = new Customer();
        customer.Raise(new CustomerRegistered { CustomerId = id, Name = name, Email = email, Phone = phone, Country = country });
        return customer;
    }

    /// <summary>Marks the customer as checked.</summary>
    /// <returns>A refusal when that was done before.</returns>
    public Refusal? Verify()
    {
        if (IsErased)
        {
            return Gone();
        }

        if (IsVerified)
        {
            return Refusal.Rule("customer-already-verified", $"{Name} is verified already.");
        }

        Raise(new CustomerVerified { CustomerId = Id, Name = Name });
        return null;
    }

    /// <summary>Changes the customer's details; the same details again leave no event.</summary>
    public Refusal? ChangeDetails(string name, string email, string? phone, string? country)
    {
        if (IsErased)
        {
            return Gone();
        }

        if ((name, email, phone, country) != (Name, Email, Phone, Country))
        {
            Raise(new CustomerDetailsChanged { CustomerId = Id, Name = name, Email = email, Phone = phone, Country = country });
        }

        return null;
    }

    /// <summary>Notes that nobody will know any more who this was. Whoever calls it destroys the key, and has looked whether anything is still on its way to the customer.</summary>
    public void Erase(string reason, CustomerTraces traces) => Raise(new CustomerErased
    {
        CustomerId = Id, Reason = reason, Orders = traces.Orders, Subscriptions = traces.Subscriptions, Messages = traces.Messages, Reviews = traces.Reviews,
    });

    /// <summary>Puts a product on the wishlist; a product that is there already leaves no event.</summary>
    /// <returns>A refusal when the wishlist is full.</returns>
    public Refusal? AddToWishlist(Guid productId, string productName)
    {
        if (IsErased)
        {
            return Gone();
        }

        if (Wishlist.Contains(productId))
        {
            return null;
        }

        if (Wishlist.Count >= MaxWishlist)
        {
            return Refusal.Rule("wishlist-full", $"A wishlist holds at most {MaxWishlist} products.");
        }

        Raise(new ProductAddedToWishlist { CustomerId = Id, ProductId = productId, ProductName = productName });
        return null;
    }

    /// <summary>Takes a product off the wishlist; a product that is not there leaves no event.</summary>
    public void RemoveFromWishlist(Guid productId)
    {
        if (Wishlist.Contains(productId))
        {
            Raise(new ProductRemovedFromWishlist { CustomerId = Id, ProductId = productId });
        }
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case CustomerRegistered e:
                Id = e.CustomerId;
                Take(e.Name, e.Email, e.Phone, e.Country);
                break;
            case CustomerVerified:
                IsVerified = true;
                break;
            case CustomerDetailsChanged e:
                Take(e.Name, e.Email, e.Phone, e.Country);
                break;
            case ProductAddedToWishlist e:
                Wishlist = [.. Wishlist, e.ProductId];
                break;
            case ProductRemovedFromWishlist e:
                Wishlist = [.. Wishlist.Where(id => id != e.ProductId)];
                break;
            case CustomerErased:
                (Name, Email, NormalizedEmail) = (Erased.Word, Erased.Word, FormattableString.Invariant($"ERASED {Id:n}"));
                (Phone, Country, IsVerified) = (null, null, false);
                break;
            default:
                throw NotMine(change);
        }
    }

    /// <summary>Why nothing is done for somebody of whom nobody knows any more who it was.</summary>
    public static Refusal Gone() => Refusal.Rule("customer-erased", "This customer is erased.");

    private void Take(string name, string email, string? phone, string? country)
    {
        (Name, Email, NormalizedEmail, Phone, Country) = (name, email, Normalize(email), phone, country);
    }
}

/// <summary>What tells of a customer.</summary>
public sealed record CustomerTraces(IReadOnlyList<Guid> Orders, IReadOnlyList<Guid> Subscriptions, IReadOnlyList<Guid> Messages, IReadOnlyList<Guid> Reviews);
