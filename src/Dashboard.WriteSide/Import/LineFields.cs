using System.Globalization;
using Dashboard.Domain.Store;

namespace Dashboard.WriteSide.Import;

/// <summary>Reads the fields of a line, the same whatever the machine's language; what cannot be read is added to the line's faults.</summary>
internal static class LineFields
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    /// <summary>Why no field of a line can be trusted, if so.</summary>
    public static string? FaultOf(FileLine line, int columns) =>
        !line.IsUtf8 ? "the line is not UTF-8 (save the file as UTF-8)"
        : line.QuotesAreBroken ? "a quote is not closed or out of place"
        : line.Fields.Length != columns ? $"the line has {line.Fields.Length} fields instead of {columns}"
        : null;

    /// <summary>A text that programs tell things apart by.</summary>
    public static string Code(string text, string what, int limit, List<string> faults)
    {
        if (text.Length == 0)
        {
            faults.Add($"no {what}");
        }
        else if (text.Length > limit)
        {
            faults.Add($"{what} has more than {limit} characters");
        }
        else if (text.Any(char.IsControl))
        {
            faults.Add($"{what} holds a character that cannot be stored");
        }

        return text;
    }

    /// <summary>A text for people: what cannot be stored becomes a space, what is too long is cut.</summary>
    public static string Name(string text, int limit)
    {
        var clean = text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
        return (clean.Length > limit ? clean[..limit] : clean).Trim();
    }

    /// <summary>The number by which another system calls a customer, such as <c>12923</c>, also where it is written <c>12923.0</c>; nothing when a text is none.</summary>
    public static string? CustomerNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 1_000_000_000_000_000 && decimal.IsInteger(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A whole number of either sign.</summary>
    public static int? Whole(string text, string what, List<string> faults)
    {
        if (decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number) && decimal.Abs(number) <= int.MaxValue)
        {
            return (int)number;
        }

        faults.Add($"{what} cannot be read");
        return null;
    }

    /// <summary>An amount that can be a unit price; where it may, it can be 0.</summary>
    public static decimal Amount(string text, string what, bool mayBeZero, List<string> faults)
    {
        if (!decimal.TryParse(text, Decimal | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount))
        {
            faults.Add($"{what} cannot be read");
            return 0;
        }

        if (amount < 0 && mayBeZero)
        {
            faults.Add($"{what} must not be negative");
            return 0;
        }

        if (amount == 0 && mayBeZero)
        {
            return 0;
        }

        if (Money.PriceFault(amount, what) is { } fault)
        {
            faults.Add(fault);
            return 0;
        }

        // Without the zeros at its end: 2.5 and 2.50 must be the same command.
        return amount / 1.0000000000000000000000000000m;
    }

    /// <summary>A date, with or without a time, on the shop's clock.</summary>
    public static DateTime Moment(string text, string what, string example, List<string> faults)
    {
        if (!DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            faults.Add($"{what} cannot be read (it is written {example})");
        }
        else if (date.Year is < 1900 or > 2200)
        {
            faults.Add($"{what} lies outside the years 1900 to 2200");
        }

        return date;
    }
}
