using Dashboard.Domain.Orders;

namespace Dashboard.WriteSide.Import;

/// <summary>A customer, as the lines of a file tell it.</summary>
internal sealed class BookedCustomer(string number)
{
    public string Number { get; } = number;

    /// <summary>Country of the newest line.</summary>
    public string Country { get; private set; } = "";

    public DateTime First { get; private set; } = DateTime.MaxValue;

    private DateTime _newest = DateTime.MinValue;

    public void Add(InvoiceLine line)
    {
        First = line.Date < First ? line.Date : First;
        if (line.Date >= _newest && line.Country.Length > 0)
        {
            (_newest, Country) = (line.Date, line.Country);
        }
    }
}

/// <summary>A product, as the lines of a file tell it.</summary>
internal sealed class BookedProduct(string stockCode)
{
    private readonly Votes _names = new();
    private readonly Votes _categories = new();
    private DateTime _newest = DateTime.MinValue;

    public string StockCode { get; } = stockCode;

    /// <summary>The most frequent description; the stock code when no line has one.</summary>
    public string Name => _names.Winner is { Length: > 0 } name ? name : StockCode;

    /// <summary>The most frequent category; empty when no line has one.</summary>
    public string Category => _categories.Winner;

    /// <summary>Price of the newest line; of several, the last in the file.</summary>
    public decimal Price { get; private set; }

    public DateTime First { get; private set; } = DateTime.MaxValue;

    public void Add(InvoiceLine line)
    {
        _names.Add(line.Description);
        _categories.Add(line.Category);
        First = line.Date < First ? line.Date : First;
        if (line.Date >= _newest)
        {
            (_newest, Price) = (line.Date, line.Price);
        }
    }
}

/// <summary>An item of an invoice, and the number of its line in the file.</summary>
internal readonly record struct BookedItem(BookedProduct Product, decimal Price, int Quantity, int Line);

/// <summary>An invoice, as the lines of a file tell it.</summary>
internal sealed class BookedInvoice(string number, bool isCancelled, BookedCustomer customer)
{
    private readonly List<BookedItem> _items = new(2);

    public string Number { get; } = number;

    public bool IsCancelled { get; } = isCancelled;

    public BookedCustomer Customer { get; } = customer;

    public IReadOnlyList<BookedItem> Items => _items;

    /// <summary>The earliest line's date.</summary>
    public DateTime Date { get; private set; } = DateTime.MaxValue;

    public void Add(BookedItem item, DateTime date)
    {
        _items.Add(item);
        Date = date < Date ? date : Date;
    }
}

/// <summary>Everything that the good lines of a file tell, in a form that is small enough to keep.</summary>
internal sealed class InvoiceBook(InvoiceColumns columns) : IImportBook
{
    private readonly Dictionary<string, BookedCustomer> _customers = [];
    private readonly Dictionary<string, BookedProduct> _products = [];
    private readonly Dictionary<string, BookedInvoice> _invoices = [];

    public IReadOnlyCollection<BookedCustomer> Customers => _customers.Values;

    public IReadOnlyCollection<BookedProduct> Products => _products.Values;

    /// <summary>The invoices by date, then by number: the order in which they are imported.</summary>
    public IEnumerable<BookedInvoice> InvoicesByDate =>
        _invoices.Values.OrderBy(invoice => invoice.Date).ThenBy(invoice => invoice.Number, StringComparer.Ordinal);

    public int InvoiceCount => _invoices.Count;

    /// <summary>Puts a line to its invoice.</summary>
    public string? Add(FileLine raw)
    {
        var (line, reason) = InvoiceLine.Read(raw, columns);
        return reason ?? Add(line!, raw.Number);
    }

    private string? Add(InvoiceLine line, int number)
    {
        if (_invoices.TryGetValue(line.Invoice, out var invoice))
        {
            if (invoice.Customer.Number != line.Customer)
            {
                return $"the invoice is customer {invoice.Customer.Number}'s, by its first line";
            }

            if (invoice.Items.Count >= Order.MaxItems)
            {
                return $"an order holds at most {Order.MaxItems} items";
            }
        }

        var customer = Of(_customers, line.Customer, name => new BookedCustomer(name));
        var product = Of(_products, line.StockCode, code => new BookedProduct(code));
        if (invoice is null)
        {
            invoice = new BookedInvoice(line.Invoice, line.IsCancelled, customer);
            _invoices.Add(line.Invoice, invoice);
        }

        customer.Add(line);
        product.Add(line);
        invoice.Add(new BookedItem(product, line.Price, line.Quantity, number), line.Date);
        return null;
    }

    private static T Of<T>(Dictionary<string, T> all, string name, Func<string, T> make)
    {
        if (!all.TryGetValue(name, out var one))
        {
            one = make(name);
            all.Add(name, one);
        }

        return one;
    }
}
