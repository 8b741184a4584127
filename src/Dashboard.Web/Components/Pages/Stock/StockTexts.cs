using Dashboard.ReadSide.Stock;

namespace Dashboard.Web.Components.Pages.Stock;

/// <summary>What screens say of stock.</summary>
internal static class StockTexts
{
    /// <summary>The list of all stock.</summary>
    public const string Path = "/stock";

    /// <summary>The page of one product's movements.</summary>
    public static string PathOf(Guid productId) => $"{Path}/{productId}";

    /// <summary>What happened to the pieces.</summary>
    public static string Word(StockMovementKind kind) => kind switch
    {
        StockMovementKind.Opened => "first stock",
        StockMovementKind.Reserved => "reserved for order",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Colour of its badge.</summary>
    public static string Tone(StockMovementKind kind) => kind switch
    {
        StockMovementKind.Reserved => "submitted",
        StockMovementKind.Shipped => "good",
        StockMovementKind.Adjusted => "warn",
        _ => "plain",
    };

    /// <summary>A change with its sign: <c>+3</c>, <c>−7</c>; a dash for none.</summary>
    public static string Change(int change, Formats.StoreFormat format) => change switch
    {
        0 => Formats.StoreFormat.None,
        > 0 => $"+{format.Count(change)}",
        _ => $"−{format.Count(-(long)change)}",
    };
}
