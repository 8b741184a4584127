using System.Globalization;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>How letters write amounts, days and counts: in the shop's currency and the shop's time zone.</summary>
/// <param name="store">Currency and time zone.</param>
/// <param name="shop">Who signs.</param>
internal sealed class LetterWords(StoreOptions store, string shop)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly string _sign = Money.Sign(store.Currency);

    /// <summary>Who signs.</summary>
    public string Shop { get; } = shop;

    /// <summary>An amount with two places: <c>£1,234.50</c>.</summary>
    public string Amount(decimal amount) => _sign + Money.Round(amount).ToString("#,##0.00", Culture);

    /// <summary>A unit price, which may have up to four places: <c>£0.0125</c>.</summary>
    public string Price(decimal price) => _sign + price.ToString("#,##0.00##", Culture);

    /// <summary>A number: <c>12</c>.</summary>
    public string Number(long number) => number.ToString(Culture);

    /// <summary>A day: <c>6 October 2026</c>.</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>The shop's day on which an instant falls.</summary>
    public string Day(DateTimeOffset instant) => Day(store.DayOf(instant));

    /// <summary>Day and minute in the shop's time: <c>6 October 2026, 14:03</c>.</summary>
    public string Instant(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, store.Zone).ToString("d MMMM yyyy, HH:mm", Culture);

    /// <summary>A subject: one line, whatever it is made of, and not too long.</summary>
    public static string Subject(string words)
    {
        var line = string.Concat(words.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        if (line.Length <= Limits.Subject)
        {
            return line;
        }

        // Not between the halves of one character.
        var end = char.IsHighSurrogate(line[Limits.Subject - 2]) ? Limits.Subject - 2 : Limits.Subject - 1;
        return line[..end] + "…";
    }
}
