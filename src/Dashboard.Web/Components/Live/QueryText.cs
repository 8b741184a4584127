using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Live;

/// <summary>Filters that live in the address: read leniently, because anybody can type one.</summary>
public static class QueryText
{
    /// <summary>A value of an enumeration by its name, whatever its case; the fallback for anything else.</summary>
    public static T Enum<T>(string? text, T fallback)
        where T : struct, Enum =>
        Named<T>(text) ?? fallback;

    /// <summary>A value of an enumeration by its name, whatever its case; nothing for anything else.</summary>
    public static T? Named<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && char.IsLetter(text[0]) && System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value) ? value : null;

    /// <summary><c>yes</c> or <c>no</c>; nothing for anything else.</summary>
    public static bool? YesNo(string? text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>A day as <c>yyyy-MM-dd</c>; nothing for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The form that <see cref="Day"/> reads.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The number of a page, from 1; 1 for anything else.</summary>
    public static int PageNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;

    /// <summary>Changes parameters of the address; nothing and empty texts leave it.</summary>
    /// <param name="navigation">Where the screen is.</param>
    /// <param name="replace">Whether the present entry of the history is replaced, as for every letter of a search.</param>
    /// <param name="parameters">Names and values.</param>
    public static void SetQuery(this NavigationManager navigation, bool replace, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var changed = new Dictionary<string, object?>();
        foreach (var (name, value) in parameters)
        {
            changed[name] = value is "" ? null : value;
        }

        navigation.NavigateTo(navigation.GetUriWithQueryParameters(changed), replace: replace);
    }
}
