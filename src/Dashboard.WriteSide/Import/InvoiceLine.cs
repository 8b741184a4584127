using System.Globalization;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Import;

/// <summary>A line that can be an item.</summary>
internal sealed record InvoiceLine
{
    /// <summary>Largest amount of a line; a thousand of them still fit into an order's total.</summary>
    private const decimal MaxAmount = 100_000_000_000m;

    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    public required string Invoice { get; init; }

    /// <summary>Whether the invoice is a cancellation: its number begins with <c>C</c>.</summary>
    public bool IsCancelled { get; init; }

    public required string StockCode { get; init; }

    /// <summary>Trimmed; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Pieces, at least 1; made positive on a cancellation.</summary>
    public int Quantity { get; init; }

    /// <summary>Date and time on the shop's clock.</summary>
    public DateTime Date { get; init; }

    /// <summary>Unit price, above 0.</summary>
    public decimal Price { get; init; }

    /// <summary>Number of the customer, such as <c>12923</c>.</summary>
    public required string Customer { get; init; }

    /// <summary>Trimmed; may be empty.</summary>
    public string Country { get; init; } = "";

    /// <summary>Trimmed; may be empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>Reads a line; numbers and dates are read the same whatever the machine's language.</summary>
    /// <returns>The line, or why it cannot be an item: all reasons, in one sentence.</returns>
    public static (InvoiceLine? Line, string? Reason) Read(FileLine raw, InvoiceColumns columns)
    {
        if (raw.QuotesAreBroken)
        {
            return (null, "a quote is not closed or out of place");
        }

        if (raw.Fields.Length != columns.Count)
        {
            return (null, $"the line has {raw.Fields.Length} fields instead of {columns.Count}");
        }

        string Field(int column) => raw.Fields[column].Trim();
        var faults = new List<string>();
        var invoice = Code(Field(columns.Invoice), "invoice number", Limits.Reference, faults).ToUpperInvariant();
        var isCancelled = invoice.StartsWith('C');
        var line = new InvoiceLine
        {
            Invoice = invoice,
            IsCancelled = isCancelled,
            StockCode = Code(Field(columns.StockCode), "stock code", Limits.Category, faults),
            Customer = CustomerNumber(Field(columns.Customer), faults),
            Quantity = Pieces(Field(columns.Quantity), isCancelled, faults),
            Price = UnitPrice(Field(columns.Price), faults),
            Date = Moment(Field(columns.Date), faults),
            Description = Name(Field(columns.Description), Limits.Name),
            Country = Name(Field(columns.Country), Limits.Name),
            Category = columns.Category is { } category ? Name(Field(category), Limits.Category) : "",
        };
        if (line.Quantity * line.Price > MaxAmount)
        {
            faults.Add($"quantity × price is more than {MaxAmount:0}");
        }

        return faults.Count == 0 ? (line, null) : (null, string.Join("; ", faults));
    }

    private static string Code(string text, string what, int limit, List<string> faults)
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

    private static string CustomerNumber(string text, List<string> faults)
    {
        if (text.Length == 0)
        {
            faults.Add("no customer");
        }
        else if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 1_000_000_000_000_000 && decimal.IsInteger(number))
        {
            return number.ToString("0", CultureInfo.InvariantCulture);
        }
        else
        {
            faults.Add("customer cannot be read");
        }

        return text;
    }

    private static int Pieces(string text, bool isCancelled, List<string> faults)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !decimal.IsInteger(number) || decimal.Abs(number) > int.MaxValue)
        {
            faults.Add("quantity cannot be read");
            return 0;
        }

        var pieces = isCancelled ? decimal.Abs(number) : number;
        if (pieces < 1)
        {
            faults.Add("quantity must be at least 1");
        }

        return (int)pieces;
    }

    private static decimal UnitPrice(string text, List<string> faults)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var price))
        {
            faults.Add("price cannot be read");
            return 0;
        }

        if (Money.PriceFault(price) is { } fault)
        {
            faults.Add(fault);
            return 0;
        }

        // Without the zeros at its end: 2.5 and 2.50 must be the same command.
        return price / 1.0000000000000000000000000000m;
    }

    private static DateTime Moment(string text, List<string> faults)
    {
        if (!DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            faults.Add("date cannot be read (it is written 2011-10-06 16:20:00)");
        }
        else if (date.Year is < 1900 or > 2200)
        {
            faults.Add("date lies outside the years 1900 to 2200");
        }

        return date;
    }

    /// <summary>A text for people: what cannot be stored becomes a space, what is too long is cut.</summary>
    private static string Name(string text, int limit)
    {
        var clean = text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
        return (clean.Length > limit ? clean[..limit] : clean).Trim();
    }
}
