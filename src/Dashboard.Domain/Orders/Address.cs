namespace Dashboard.Domain.Orders;

/// <summary>Where an order is sent.</summary>
public sealed record Address(string Street, string City, string PostalCode, string Country);
