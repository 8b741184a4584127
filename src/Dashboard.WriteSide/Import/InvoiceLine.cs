using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Import;

/// <summary>A line that can be an item.</summary>
internal sealed record InvoiceLine
{
    /// <summary>Largest amount of a line; a thousand of them still fit into an order's total.</summary>
    private const decimal MaxAmount = 100_000_000_000m;

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
        if (LineFields.FaultOf(raw, columns.Count) is { } fault)
        {
            return (null, fault);
        }

        string Field(int column) => raw.Fields[column].Trim();
        var faults = new List<string>();
        var invoice = LineFields.Code(Field(columns.Invoice), "invoice number", Limits.Reference, faults).ToUpperInvariant();
        var isCancelled = invoice.StartsWith('C');
        var line = new InvoiceLine
        {
            Invoice = invoice,
            IsCancelled = isCancelled,
            StockCode = LineFields.Code(Field(columns.StockCode), "stock code", Limits.Category, faults),
            Customer = CustomerNumber(Field(columns.Customer), faults),
            Quantity = Pieces(Field(columns.Quantity), isCancelled, faults),
            Price = LineFields.Amount(Field(columns.Price), "price", mayBeZero: false, faults),
            Date = LineFields.Moment(Field(columns.Date), "date", "2011-10-06 16:20:00", faults),
            Description = LineFields.Name(Field(columns.Description), Limits.Name),
            Country = LineFields.Name(Field(columns.Country), Limits.Name),
            Category = columns.Category is { } category ? LineFields.Name(Field(category), Limits.Category) : "",
        };
        if (line.Quantity * line.Price > MaxAmount)
        {
            faults.Add($"quantity × price is more than {MaxAmount:0}");
        }

        return faults.Count == 0 ? (line, null) : (null, string.Join("; ", faults));
    }

    private static string CustomerNumber(string text, List<string> faults)
    {
        if (text.Length > 0 && LineFields.CustomerNumber(text) is { } number)
        {
            return number;
        }

        faults.Add(text.Length == 0 ? "no customer" : "customer cannot be read");
        return text;
    }

    private static int Pieces(string text, bool isCancelled, List<string> faults)
    {
        if (LineFields.Whole(text, "quantity", faults) is not { } number)
        {
            return 0;
        }

        var pieces = isCancelled ? Math.Abs((long)number) : number;
        if (pieces < 1)
        {
            faults.Add("quantity must be at least 1");
        }

        if (pieces > Order.MaxPieces)
        {
            faults.Add($"quantity must be at most {Order.MaxPieces}");
        }

        return (int)Math.Clamp(pieces, 0, Order.MaxPieces);
    }
}
