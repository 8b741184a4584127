namespace Dashboard.Domain.Store;

/// <summary>Amounts of the shop's currency.</summary>
public static class Money
{
    /// <summary>Most decimal places that a unit price may have.</summary>
    public const int PriceDecimals = 4;

    /// <summary>Largest unit price that can be stored and multiplied without loss.</summary>
    public const decimal MaxPrice = 100_000_000m;

    /// <summary>Most that the items of one order may come to: far below what a column of amounts can hold, tax included.</summary>
    public const decimal MaxOrder = 100_000_000_000m;

    /// <summary>An amount as it is charged or shown: 2 places, half away from zero.</summary>
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>What stands before an amount: <c>£</c>, or the ISO code and a space where there is no common sign.</summary>
    public static string Sign(string currency) => currency switch
    {
        "GBP" => "£",
        "EUR" => "€",
        "USD" => "$",
        "JPY" => "¥",
        _ => currency + " ",
    };

    /// <summary>Whether an amount can be a unit price: above zero, not absurd, at most four decimal places.</summary>
    public static bool IsPrice(decimal amount) =>
        amount is > 0 and <= MaxPrice && decimal.Round(amount, PriceDecimals) == amount;

    /// <summary>The sentence for an amount that cannot be a unit price, or nothing.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="what">What it is called.</param>
    public static string? PriceFault(decimal amount, string what = "price") => amount switch
    {
        <= 0 => $"{what} must be greater than 0",
        > MaxPrice => $"{what} must be at most {MaxPrice:0}",
        _ when !IsPrice(amount) => $"{what} can have at most {PriceDecimals} decimal places",
        _ => null,
    };
}
