using System.Globalization;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.History;

namespace Dashboard.Web.Components.Pages.Time;

/// <summary>How the fields of a thing read on a screen: amounts, days and instants as everywhere else, and nothing that only the program needs.</summary>
internal static class FieldTexts
{
    /// <summary>Whether it tells people something: its own id stands in the address, its version above the table.</summary>
    public static bool IsShown(StateField field) => field.Path is not ("id" or "version" or "normalizedEmail" or "lastLine");

    /// <summary>Name of the field: <c>Customer id</c> is <c>Customer</c>, since what stands there is a way to them.</summary>
    public static string Name(StateField field) => KindOf(field) is not null && field.Name.EndsWith(" id", StringComparison.Ordinal) ? field.Name[..^3] : field.Name;

    /// <summary>The value as people read it.</summary>
    public static string Text(StateField field, string? value, StoreFormat format) => (Leaf(field), value) switch
    {
        (_, null) => StoreFormat.None,
        (_, "true") when field.IsFlag => "yes",
        (_, "false") when field.IsFlag => "no",
        ("price", _) when Amount(value) is { } price => format.Price(price),
        ("subtotal" or "shipping" or "tax" or "total" or "balance" or "discount" or "amount" or "captured" or "refunded", _) when Amount(value) is { } amount => format.Exact(amount),
        ("submittedAt" or "deliveredAt", _) when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => format.Second(instant),
        ("anchor" or "periodStart" or "periodEnd" or "endsOn" or "estimatedDelivery", _) when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => format.Day(day),
        _ => value,
    };

    /// <summary>The kind of thing whose id it is; nothing when it is no id.</summary>
    public static string? KindOf(StateField field) => Leaf(field) switch
    {
        "customerId" => "customer",
        "productId" => "product",
        "orderId" => "order",
        "planId" => "plan",
        _ when IsWish(field) => "product",
        _ => null,
    };

    /// <summary>The product that stands on a wishlist there; nothing when it is another field.</summary>
    public static Guid? WishOf(StateField field) => IsWish(field) && Guid.TryParse(field.Value, out var id) ? id : null;

    private static bool IsWish(StateField field) => field.Path.StartsWith("wishlist[", StringComparison.Ordinal);

    private static string Leaf(StateField field) => field.Path[(field.Path.LastIndexOf('.') + 1)..];

    private static decimal? Amount(string value) => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
