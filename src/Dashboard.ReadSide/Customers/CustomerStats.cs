using Dashboard.Domain.People;

namespace Dashboard.ReadSide.Customers;

/// <summary>What the shop knows of a customer, folded from the customer's and the orders' events.</summary>
public sealed record CustomerStats
{
    public required Guid CustomerId { get; init; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string? Phone { get; set; }

    public string? Country { get; set; }

    public bool IsVerified { get; set; }

    /// <summary>Whether nobody knows any more who this was. No address is the word for it.</summary>
    public bool IsErased => Email == Erased.Word;

    /// <summary>When the customer was registered, UTC.</summary>
    public DateTimeOffset MemberSince { get; set; }

    /// <summary>Orders submitted, whatever became of them.</summary>
    public int OrdersPlaced { get; set; }

    /// <summary>Orders delivered.</summary>
    public int OrdersCompleted { get; set; }

    /// <summary>Submitted orders that were cancelled.</summary>
    public int OrdersCancelled { get; set; }

    /// <summary>Sum of the totals of delivered orders, exact, in the shop's currency.</summary>
    public decimal TotalSpent { get; set; }

    /// <summary>Total spent ÷ orders completed, exact; 0 where none is completed.</summary>
    public decimal AverageOrderValue { get; set; }

    /// <summary>When the newest order was submitted, UTC; nothing before the first.</summary>
    public DateTimeOffset? LastOrderAt { get; set; }

    /// <summary>Pieces ordered, by category, over all submitted orders.</summary>
    public IReadOnlyDictionary<string, int> UnitsByCategory { get; set; } = new Dictionary<string, int>();

    /// <summary>Category with the most pieces, ties by name; nothing before the first order.</summary>
    public string? FavoriteCategory { get; set; }

    /// <summary>Name in lower case: what lists by name are in the order of.</summary>
    public string SortName { get; set; } = "";

    /// <summary>As <see cref="LastOrderAt"/>, and 1970 before the first order: a list's order cannot have holes.</summary>
    public DateTimeOffset LastOrderSort { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Name and e-mail, lower case.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>How many customers are alike in what lists filter by; a counter row.</summary>
public sealed record CustomerCount
{
    /// <summary><c>verified/favourite category</c>.</summary>
    public required string Key { get; init; }

    public bool IsVerified { get; set; }

    public string? FavoriteCategory { get; set; }

    public int Customers { get; set; }
}

/// <summary>A product that a customer wishes for.</summary>
public sealed record WishlistEntry
{
    /// <summary><c>customer/product</c>.</summary>
    public required string Key { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid ProductId { get; init; }

    /// <summary>Name of the product when it was wished for.</summary>
    public string ProductName { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }
}
