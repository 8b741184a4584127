using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Customers;

/// <summary>In what order customers are listed; ties by id.</summary>
public enum CustomerSort
{
    Name,
    TotalSpent,
    OrdersPlaced,
    LastOrder,
    MemberSince,
}

/// <summary>The customers that fit, a page of them.</summary>
public sealed record ListCustomers : IQuestion<Page<CustomerStats>>
{
    /// <summary>Words that name and e-mail hold, whatever their case, a word of one or two letters where a word begins; nothing for all.</summary>
    public string? Text { get; init; }

    /// <summary>Only those whose name, whatever its case, is this or comes after it in the order of names.</summary>
    public string? FromName { get; init; }

    /// <summary>Only those whose favourite category this is.</summary>
    public string? FavoriteCategory { get; init; }

    /// <summary>Only verified, or only unverified customers; nothing for both.</summary>
    public bool? IsVerified { get; init; }

    public CustomerSort Sort { get; init; } = CustomerSort.Name;

    public bool Descending { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.CustomerStats];
}

/// <summary>One customer; nothing when there is none of that id.</summary>
public sealed record GetCustomer(Guid CustomerId) : IQuestion<CustomerStats?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.CustomerStats];
}

/// <summary>The customers who spent most, most first.</summary>
/// <param name="Limit">How many, 1 to 200; clamped.</param>
public sealed record TopCustomers(int Limit) : IQuestion<IReadOnlyList<CustomerStats>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.CustomerStats];
}

/// <summary>What a customer wishes for, newest wish first, with the product as it is now.</summary>
public sealed record GetWishlist(Guid CustomerId) : IQuestion<IReadOnlyList<WishlistItem>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog];
}

/// <summary>A product on a wishlist.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="Name">What it is called now.</param>
/// <param name="Price">What it costs now; nothing while the catalogue does not know it yet.</param>
/// <param name="Stock">Pieces that can be promised now.</param>
/// <param name="AddedAt">When it was wished for, UTC.</param>
public sealed record WishlistItem(Guid ProductId, string Name, decimal? Price, int? Stock, DateTimeOffset AddedAt);
