using System.Globalization;
using Dashboard.Domain.Store;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Formats;

/// <summary>
/// How amounts, counts and instants are written on screens: in the shop's currency, and in the time zone of whoever looks, whatever
/// the browser speaks. One for each circuit.
/// </summary>
public sealed class StoreFormat(IOptions<StoreOptions> options)
{
    /// <summary>What stands where there is no value.</summary>
    public const string None = "–";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly StoreOptions _store = options.Value;
    private readonly string _symbol = Domain.Store.Money.Sign(options.Value.Currency);

    /// <summary>The time zone in which times of day are shown: the shop's, unless whoever looks wants another. Days are the shop's all the same.</summary>
    public TimeZoneInfo Zone { get; set; } = options.Value.Zone;

    /// <summary>The shop's currency, before an input for an amount: <c>£</c>, or the ISO code where there is no common sign.</summary>
    public string Currency => _symbol.TrimEnd();

    /// <summary>An amount with two places: <c>£1,234.50</c>; a dash for nothing.</summary>
    public string Money(decimal? amount) => amount is { } value
        ? (Domain.Store.Money.Round(value) < 0 ? "−" : "") + _symbol + Math.Abs(Domain.Store.Money.Round(value)).ToString("#,##0.00", Culture)
        : None;

    /// <summary>An amount with all its places, at least two, where rounding would hide something; a dash for nothing.</summary>
    public string Exact(decimal? amount) => amount is { } value
        ? (value < 0 ? "−" : "") + _symbol + Math.Abs(value).ToString("#,##0.00##########", Culture)
        : None;

    /// <summary>A unit price, which may have up to four places: <c>£0.0125</c>.</summary>
    public string Price(decimal? price) => price is { } value ? _symbol + value.ToString("#,##0.00##", Culture) : None;

    /// <summary>An amount for the axis of a chart: <c>£950</c>, <c>£12k</c>, <c>£1.2m</c>.</summary>
    public string ShortMoney(decimal amount) => (amount < 0 ? "−" : "") + _symbol + Math.Abs(amount) switch
    {
        >= 1_000_000 and var much => (much / 1_000_000).ToString("0.#", Culture) + "m",
        >= 10_000 and var some => (some / 1_000).ToString("0.#", Culture) + "k",
        var little => little.ToString("#,##0.##", Culture),
    };

    /// <summary>A count: <c>12,345</c>.</summary>
    public string Count(long count) => count.ToString("#,##0", Culture);

    /// <summary>A count with its noun: <c>1 order</c>, <c>12,345 orders</c>.</summary>
    public string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>A day: <c>6 Oct 2011</c>.</summary>
    public string Day(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>A range of days, said once where it is one: <c>1 Oct 2011 – 6 Oct 2011</c>.</summary>
    public string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} – {Day(to)}";

    /// <summary>A month: <c>Oct 2011</c>.</summary>
    public string Month(DateOnly day) => day.ToString("MMM yyyy", Culture);

    /// <summary>The shop's day on which an instant falls: <c>6 Oct 2011</c>; a dash for nothing.</summary>
    public string Day(DateTimeOffset? instant) => instant is { } at ? Day(DayOf(at)) : None;

    /// <summary>Day and minute in the zone of whoever looks: <c>6 Oct 2011, 14:03</c>; a dash for nothing.</summary>
    public string Instant(DateTimeOffset? instant) =>
        instant is { } at ? ToZone(at).ToString("d MMM yyyy, HH:mm", Culture) : None;

    /// <summary>Time of day in the zone of whoever looks: <c>14:03:22</c>.</summary>
    public string Time(DateTimeOffset instant) => ToZone(instant).ToString("HH:mm:ss", Culture);

    /// <summary>A form for the attribute <c>datetime</c> of a time element.</summary>
    public string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", Culture);

    /// <summary>A length of time, roughly: <c>4 s</c>, <c>12 min</c>, <c>3 h</c>.</summary>
    public string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)span.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} days",
    };

    /// <summary>A length of time that was measured: <c>0.4 s</c>, <c>24 s</c>, <c>1 min 24 s</c>, <c>2 h 5 min</c>.</summary>
    public string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 9.95 } => Math.Max(0, span.TotalSeconds).ToString("0.#", Culture) + " s",
        { TotalSeconds: < 59.5 } => span.TotalSeconds.ToString("0", Culture) + " s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    /// <summary>A length of time and that it is past: <c>4 s ago</c>; <c>now</c> below a second and a half.</summary>
    public string Ago(TimeSpan span) => span.TotalSeconds < 1.5 ? "now" : $"{Span(span)} ago";

    /// <summary>Day and second in the zone of whoever looks, for what is looked up in logs: <c>6 Oct 2011, 14:03:22</c>; a dash for nothing.</summary>
    public string Second(DateTimeOffset? instant) =>
        instant is { } at ? ToZone(at).ToString("d MMM yyyy, HH:mm:ss", Culture) : None;

    /// <summary>Size on disk, in powers of 1,000: <c>812 bytes</c>, <c>12 kB</c>, <c>1.2 GB</c>.</summary>
    public string Bytes(long bytes) => bytes switch
    {
        < 1_000 => Count(bytes, "byte", "bytes"),
        < 1_000_000 => (bytes / 1e3).ToString("0", Culture) + " kB",
        < 1_000_000_000 => (bytes / 1e6).ToString("0.#", Culture) + " MB",
        _ => (bytes / 1e9).ToString("0.#", Culture) + " GB",
    };

    /// <summary>A rate: <c>0.4</c>, <c>12</c>, <c>250,000</c>; the unit stands beside it.</summary>
    public string Rate(double perSecond) => perSecond is > 0 and < 9.95
        ? perSecond.ToString("0.#", Culture)
        : Count((long)Math.Round(Math.Max(0, perSecond)));

    /// <summary>
    /// A value against the one before: <c>new</c> where there was nothing, <c>no change</c> where both are equal, else the
    /// percentage with its sign: <c>+12.5 %</c>.
    /// </summary>
    public string Change(decimal now, decimal before) => (now, before) switch
    {
        _ when now == before => "no change",
        (_, 0) => "new",
        _ => SignedPercent((now - before) / Math.Abs(before)),
    };

    /// <summary>A share with at most two places: <c>1.28 %</c>; a dash for nothing.</summary>
    public string Percent(decimal? share)
    {
        var percent = Math.Round(Math.Abs(share ?? 0) * 100, 2, MidpointRounding.AwayFromZero);
        return share is null ? None : (share < 0 && percent != 0 ? "−" : "") + percent.ToString("#,##0.##", Culture) + " %";
    }

    /// <summary>How many times one is the other, with two places: <c>3.50</c>; a dash for nothing.</summary>
    public string Ratio(decimal? ratio) => ratio is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("#,##0.00", Culture) : None;

    /// <summary>The day it is in the shop.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => _store.DayOf(instant);

    private DateTimeOffset ToZone(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    private static string SignedPercent(decimal share)
    {
        var percent = Math.Round(Math.Abs(share) * 100, 1, MidpointRounding.AwayFromZero);
        return (share < 0 ? "−" : "+") + percent.ToString("#,##0.#", Culture) + " %";
    }
}
