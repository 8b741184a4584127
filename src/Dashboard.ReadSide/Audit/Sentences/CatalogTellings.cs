using Dashboard.Domain.Catalog;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class CatalogTellings
{
    public static TellingBook TellOfCatalog(this TellingBook book) => book
        .Tell<ProductCreated>((e, v) => $"added the product {e.Name} to {e.Category} at {v.Price(e.Price)}, with {Voice.Count(e.Stock, "piece", "pieces")} in stock")
        .Tell<ProductDetailsChanged>((e, _) => $"changed the details of the product {e.Name}")
        .Tell<ProductPriceChanged>(
            (e, v) => $"changed the price of {e.Name} from {v.Price(e.OldPrice)} to {v.Price(e.NewPrice)} ({Voice.Percent(e.PercentageChange)})", e => e.Reason)
        .Tell<ProductPublished>((e, _) => $"published the product {e.Name}")
        .Tell<ReviewAdded>((e, v) => $"added a review with {Voice.Count(e.Rating, "star", "stars")} {v.Person($"by {e.CustomerName}")}".TrimEnd())
        .Tell<InventoryAdjusted>(
            (e, _) => $"adjusted the stock of {e.Name} from {Voice.Number(e.Before)} to {Voice.Count(e.After, "piece", "pieces")} ({Voice.Signed(e.Change)})", e => e.Reason)
        .Tell<InventoryReserved>((e, _) => $"reserved {Voice.Count(e.Quantity, "piece", "pieces")} of {e.Name} for an order; {Voice.Number(e.Available)} left to promise")
        .Tell<InventoryReleased>((e, _) => $"released {Voice.Count(e.Quantity, "piece", "pieces")} of {e.Name} that an order had reserved; {Voice.Number(e.Available)} to promise")
        .Tell<InventoryShipped>((e, _) => $"sent {Voice.Count(e.Quantity, "piece", "pieces")} of {e.Name} out of the house with an order; {Voice.Number(e.OnHand)} left on hand");
}
