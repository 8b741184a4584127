using System.Text.Json.Serialization;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Customers;

/// <summary>Somebody became a customer.</summary>
public sealed record CustomerRegistered : IEvent
{
    public required Guid CustomerId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public string? Phone { get; init; }

    public string? Country { get; init; }
}

/// <summary>The customer's identity was checked: from now on the customer can order.</summary>
public sealed record CustomerVerified : IEvent
{
    public required Guid CustomerId { get; init; }

    public required string Name { get; init; }
}

/// <summary>Name, e-mail, phone or country changed; all are as they stand afterwards.</summary>
public sealed record CustomerDetailsChanged : IEvent
{
    public required Guid CustomerId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public string? Phone { get; init; }

    public string? Country { get; init; }
}

/// <summary>The customer wishes for a product.</summary>
public sealed record ProductAddedToWishlist : IEvent
{
    public required Guid CustomerId { get; init; }

    public required Guid ProductId { get; init; }

    public required string ProductName { get; init; }
}

/// <summary>The customer no longer wishes for a product.</summary>
public sealed record ProductRemovedFromWishlist : IEvent
{
    public required Guid CustomerId { get; init; }

    public required Guid ProductId { get; init; }
}

/// <summary>
/// The key of everything that the log knew of the customer was destroyed. It names what told of the customer, so that whoever keeps a row of it
/// finds it; told again when something more is found that was written in the same moment.
/// </summary>
public sealed record CustomerErased : IPersonErased
{
    public required Guid CustomerId { get; init; }

    /// <summary>Why; it names nobody.</summary>
    public required string Reason { get; init; }

    public required IReadOnlyList<Guid> Orders { get; init; }

    public required IReadOnlyList<Guid> Subscriptions { get; init; }

    /// <summary>What was written to the customer.</summary>
    public required IReadOnlyList<Guid> Messages { get; init; }

    public required IReadOnlyList<Guid> Reviews { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Guid PersonId => CustomerId;
}
