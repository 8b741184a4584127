using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>Filters in the address: written short, read leniently, because people edit and share addresses.</summary>
internal static class UriQuery
{
    /// <summary>An address with those of the values that say something.</summary>
    public static string Uri(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var uri = path;
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                uri = QueryHelpers.AddQueryString(uri, name, value.Trim());
            }
        }

        return uri;
    }

    /// <summary>The text, or nothing when it says nothing.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>The amount, or nothing when it is none or below zero.</summary>
    public static decimal? Amount(string? value) => Typed.Decimal(value) is >= 0 and var amount ? amount : null;

    /// <summary>The number of a page, at least 1.</summary>
    public static int Page(string? value) => Typed.Whole(value) is > 1 and var page ? page : 1;

    /// <summary>The member that a word names, whatever its case; nothing when it names none.</summary>
    public static T? Word<T>(string? value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var member) && Enum.IsDefined(member) && !char.IsAsciiDigit(value![0]) ? member : null;

    /// <summary>How an amount stands in the address.</summary>
    public static string? Of(decimal? amount) => amount is { } value ? Typed.Of(value) : null;

    /// <summary>How a day stands in the address.</summary>
    public static string? Of(DateOnly? day) => day is { } value ? QueryText.Of(value) : null;

    /// <summary>How a member stands in the address; nothing for the one that goes without saying.</summary>
    public static string? Of<T>(T? member, T? unsaid = null)
        where T : struct, Enum =>
        member is null || EqualityComparer<T?>.Default.Equals(member, unsaid) ? null : member.Value.ToString().ToLowerInvariant();

    /// <summary>How a page's number stands in the address.</summary>
    public static string? Of(int page) => page > 1 ? Typed.Of(page) : null;
}
