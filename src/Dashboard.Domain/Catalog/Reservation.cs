namespace Dashboard.Domain.Catalog;

/// <summary>Pieces of a product that are set aside for one order.</summary>
public sealed record Reservation(Guid OrderId, int Quantity);
