using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Import;

/// <summary>One run over one file: makes the commands of what is not there yet, sends them and counts.</summary>
internal sealed class ImportRun(
    FileReading<InvoiceBook> reading, StoreTime time, ProgressMeter meter, Actor actor, ICommandSender sender, IServiceScopeFactory scopes)
{
    /// <summary>
    /// Commands under way at a time. More than that gain little: on two cores the database and the program are busy by then.
    /// </summary>
    private const int Parallel = 8;

    private const string OtherContent = "the invoice was imported before with other lines; it stays as it was";

    private readonly RefusedNames _customers = new();
    private readonly RefusedNames _products = new();
    private int _newCustomers;
    private int _newProducts;
    private int _newOrders;
    private int _newCancelled;
    private int _alreadyImported;

    public async Task CustomersAsync(CancellationToken cancellationToken)
    {
        meter.Begin(ImportPhase.Customers, reading.Book.Customers.Count, () => reading.Rejected.Count);
        var commands = NewCommands.OfAsync<BookedCustomer, ImportCustomer, Done, Customer>(
            scopes, reading.Book.Customers, CommandOf, command => command.CustomerId, (_, _, _) => meter.Step(), cancellationToken);
        await SendAsync(commands, async (customer, command, token) =>
        {
            var outcome = await sender.SendAsync(command, actor, token);
            Count(outcome, ref _newCustomers, refusal => _customers.Add(customer.Number, refusal));
        }, cancellationToken);
    }

    public async Task ProductsAsync(CancellationToken cancellationToken)
    {
        meter.Begin(ImportPhase.Products, reading.Book.Products.Count, () => reading.Rejected.Count);
        var commands = NewCommands.OfAsync<BookedProduct, ImportProduct, Done, Product>(
            scopes, reading.Book.Products, CommandOf, command => command.ProductId, (_, _, _) => meter.Step(), cancellationToken);
        await SendAsync(commands, async (product, command, token) =>
        {
            var outcome = await sender.SendAsync(command, actor, token);
            Count(outcome, ref _newProducts, refusal => _products.Add(product.StockCode, refusal));
        }, cancellationToken);
    }

    public async Task OrdersAsync(CancellationToken cancellationToken)
    {
        meter.Begin(ImportPhase.Orders, reading.Book.InvoiceCount, () => reading.Rejected.Count);
        var commands = NewCommands.OfAsync<BookedInvoice, ImportOrder, NewOrder, Order>(
            scopes, reading.Book.InvoicesByDate, CommandOf, command => command.OrderId, WasThere, cancellationToken);
        await SendAsync(commands.NumberedAsync(scopes, cancellationToken), async (invoice, command, token) =>
        {
            var outcome = await sender.SendAsync(command, actor, token);
            if (outcome.Repeated || outcome.Refusal?.Code == "command-id-reused")
            {
                // Somebody imports the same file at the same time.
                WasTaken(invoice, isTheSame: outcome.Refusal is null);
                return;
            }

            Count(outcome, ref _newOrders, refusal => Reject(invoice, refusal));
            if (outcome.IsAccepted && invoice.IsCancelled)
            {
                Interlocked.Increment(ref _newCancelled);
            }
        }, cancellationToken);
    }

    public ImportedOrders Result() => new()
    {
        Orders = _newOrders,
        Cancelled = _newCancelled,
        Customers = _newCustomers,
        Products = _newProducts,
        RejectedLines = reading.Rejected.Count,
        AlreadyImported = _alreadyImported,
        Seconds = Math.Round(meter.Elapsed.TotalSeconds, 1),
    };

    private static void Count<TAnswer>(Outcome<TAnswer> outcome, ref int accepted, Action<string> refused)
    {
        if (outcome.Repeated || outcome.Refusal?.Code == "command-id-reused")
        {
            return;
        }

        if (outcome.IsAccepted)
        {
            Interlocked.Increment(ref accepted);
        }
        else
        {
            refused(outcome.Refusal.Sentence);
        }
    }

    private ImportCustomer CommandOf(BookedCustomer customer) =>
        new(DerivedId.Customer(customer.Number), CustomerWish.NameOf(customer.Number), CustomerWish.EmailOf(customer.Number), customer.Country, time.InstantOf(customer.First))
        {
            CommandId = DerivedId.Command("customer", customer.Number),
        };

    private ImportProduct CommandOf(BookedProduct product) =>
        new(DerivedId.Product(product.StockCode), new ProductFields(product.Name, Category: product.Category, Tags: [product.StockCode]), product.Price, time.InstantOf(product.First))
        {
            CommandId = DerivedId.Command("product", product.StockCode),
        };

    /// <summary>The command of an invoice; nothing when none of its lines can be an item after all.</summary>
    private ImportOrder? CommandOf(BookedInvoice invoice)
    {
        if (_customers.ReasonOf(invoice.Customer.Number) is { } reason)
        {
            Reject(invoice, reason);
            return null;
        }

        // In an order of their own, so that a file whose lines are shuffled holds the same invoice.
        var items = invoice.Items.Where(IsWelcome)
            .OrderBy(item => item.Product.StockCode, StringComparer.Ordinal).ThenBy(item => item.Price).ThenBy(item => item.Quantity)
            .Select(item => new ItemWish(DerivedId.Product(item.Product.StockCode), item.Quantity, item.Price))
            .ToArray();
        return items.Length == 0 ? null : new ImportOrder(
            DerivedId.Order(invoice.Number), invoice.Number, DerivedId.Customer(invoice.Customer.Number), items, time.InstantOf(invoice.Date), invoice.IsCancelled)
        {
            CommandId = DerivedId.Command("order", invoice.Number),
        };
    }

    private bool IsWelcome(BookedItem item)
    {
        if (_products.ReasonOf(item.Product.StockCode) is not { } reason)
        {
            return true;
        }

        reading.Rejected.Add(item.Line, reason);
        return false;
    }

    private void WasThere(BookedInvoice invoice, ImportOrder? command, byte[]? fingerprint)
    {
        if (command is not null)
        {
            WasTaken(invoice, fingerprint is null || CommandFingerprint.Of(command).AsSpan().SequenceEqual(fingerprint));
        }

        meter.Step();
    }

    private void WasTaken(BookedInvoice invoice, bool isTheSame)
    {
        Interlocked.Increment(ref _alreadyImported);
        if (!isTheSame)
        {
            Reject(invoice, OtherContent);
        }
    }

    private void Reject(BookedInvoice invoice, string reason)
    {
        foreach (var item in invoice.Items)
        {
            reading.Rejected.Add(item.Line, reason);
        }
    }

    private Task SendAsync<TBooked, TCommand>(
        IAsyncEnumerable<(TBooked Booked, TCommand Command)> commands, Func<TBooked, TCommand, CancellationToken, Task> send, CancellationToken cancellationToken) =>
        Sending.ForEachAsync(commands, Parallel, async (next, token) =>
        {
            await send(next.Booked, next.Command, token);
            meter.Step();
        }, cancellationToken);
}

/// <summary>Customers or products that were refused, with the reason.</summary>
internal sealed class RefusedNames
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public void Add(string name, string reason) => _reasons[name] = reason;

    public string? ReasonOf(string name) => _reasons.GetValueOrDefault(name);
}
