using System.Text.Json.Serialization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Import;

/// <summary>
/// Takes over an invoice of another system as an order that is over: placed, confirmed, shipped and delivered, or placed and
/// cancelled, all at the invoice's date. It costs what was charged, without tax and shipping; stock is not asked for.
/// Answers the order's id and number. Refused when the customer is not verified or a product is missing.
/// </summary>
/// <param name="OrderId">Identity, derived from the invoice number.</param>
/// <param name="Invoice">Number of the invoice; the order's reference.</param>
/// <param name="CustomerId">Who ordered.</param>
/// <param name="Items">What was charged, each with its price.</param>
/// <param name="PlacedAt">The invoice's date, UTC; all its events happened then.</param>
/// <param name="IsCancelled">Whether it was called off.</param>
[NeedsRole(Role.Operator)]
public sealed record ImportOrder(
    Guid OrderId, string Invoice, Guid CustomerId, IReadOnlyList<ItemWish> Items, DateTimeOffset PlacedAt, bool IsCancelled) : Command<NewOrder>
{
    /// <summary>How the order was paid, as far as we know.</summary>
    public const string PaymentMethod = "imported";

    /// <summary>
    /// Short number that was drawn for the order beforehand, so that numbers follow dates however many commands run at a
    /// time; nothing draws one. It is no part of the wish: the same invoice with another number is the same command.
    /// </summary>
    [JsonIgnore]
    public long? Number { get; init; }
}

internal sealed class ImportOrderValidator : AbstractValidator<ImportOrder>
{
    public ImportOrderValidator()
    {
        RuleFor(command => command.OrderId).NotEmpty().WithMessage("Order is required.");
        RuleFor(command => command.Invoice).Required("Invoice number", Limits.Reference);
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        RuleFor(command => command.Items).NotEmpty().WithMessage("At least one item is required.");
        RuleFor(command => command.Items).Custom((items, context) =>
        {
            foreach (var (index, item) in (items ?? []).Index())
            {
                if (item is { Price: null })
                {
                    context.AddFailure($"Items[{index}].Price", $"Item {index + 1}: price is required");
                }
            }
        });
        this.AreItems(command => command.Items);
    }
}

internal sealed class ImportOrderHandler(WriteDbContext db, OrderNumbers numbers, CommandContext context) : ICommandHandler<ImportOrder, NewOrder>
{
    private static readonly OrderStatus[] Fulfilled = [OrderStatus.Confirmed, OrderStatus.Shipped, OrderStatus.Delivered];
    private static readonly OrderStatus[] CalledOff = [OrderStatus.Cancelled];

    public async Task<Outcome<NewOrder>> Handle(ImportOrder request, CancellationToken cancellationToken)
    {
        var (customer, refusal) = await db.FindBuyerAsync(request.CustomerId, cancellationToken);
        if (customer is null)
        {
            return refusal!;
        }

        var products = await FindProductsAsync(request, cancellationToken);
        var items = new List<OrderItem>(request.Items.Count);
        foreach (var wish in request.Items)
        {
            if (!products.TryGetValue(wish.ProductId, out var product))
            {
                return Refusal.NotFound("product", wish.ProductId);
            }

            items.Add(product.AsItem(items.Count + 1, wish.Quantity, wish.Price!.Value));
        }

        var order = Order.Create(request.OrderId, request.Number ?? await numbers.NextAsync(db, cancellationToken), customer, request.Invoice);
        if (LeadToItsEnd(order, items, request) is { } refused)
        {
            return refused;
        }

        context.OccurredAt = request.PlacedAt.ToUniversalTime();
        db.Orders.Add(order);
        return new NewOrder(order.Id, order.Number);
    }

    private static Refusal? LeadToItsEnd(Order order, IReadOnlyList<OrderItem> items, ImportOrder request)
    {
        var submission = new Submission(
            ShippingAddress: null, ImportOrder.PaymentMethod, Shipping: 0, TaxRate: 0, request.PlacedAt.ToUniversalTime(), Imported: true);
        var refusal = order.Place(items, submission);
        foreach (var status in request.IsCancelled ? CalledOff : Fulfilled)
        {
            refusal ??= order.ChangeStatus(status, $"Imported from invoice {request.Invoice}.");
        }

        return refusal;
    }

    /// <summary>Reads of the products what an order keeps of them, and no more: most of an import's time goes into orders.</summary>
    private Task<Dictionary<Guid, OrderProduct>> FindProductsAsync(ImportOrder request, CancellationToken cancellationToken)
    {
        var ids = request.Items.Select(item => item.ProductId).Distinct().ToArray();
        return db.Products.Where(product => ids.Contains(product.Id))
            .Select(product => new OrderProduct(product.Id, product.Name, product.Category))
            .ToDictionaryAsync(product => product.Id, cancellationToken);
    }
}
