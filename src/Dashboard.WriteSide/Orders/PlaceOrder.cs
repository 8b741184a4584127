using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Orders;

/// <summary>Creates an order and submits it in one. Answers its id and number. Refused like both.</summary>
[NeedsRole(Role.Staff)]
public sealed record PlaceOrder(Guid CustomerId, IReadOnlyList<ItemWish> Items, Address ShippingAddress, string PaymentMethod) : Command<NewOrder>;

internal sealed class PlaceOrderValidator : AbstractValidator<PlaceOrder>
{
    public PlaceOrderValidator()
    {
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        RuleFor(command => command.Items).NotEmpty().WithMessage("At least one item is required.");
        this.AreItems(command => command.Items);
        this.IsAddress(command => command.ShippingAddress);
        RuleFor(command => command.PaymentMethod).Required("Payment method", Limits.PaymentMethod);
    }
}

internal sealed class PlaceOrderHandler(WriteDbContext db, OrderNumbers numbers, IOptions<StoreOptions> store, TimeProvider clock)
    : ICommandHandler<PlaceOrder, NewOrder>
{
    public async Task<Outcome<NewOrder>> Handle(PlaceOrder request, CancellationToken cancellationToken)
    {
        var (customer, refusal) = await db.FindBuyerAsync(request.CustomerId, cancellationToken);
        if (customer is null)
        {
            return refusal!;
        }

        var products = await db.FindProductsAsync(request.Items.Select(wish => wish.ProductId), cancellationToken);
        var items = new List<OrderItem>();
        foreach (var wish in request.Items)
        {
            if (!products.TryGetValue(wish.ProductId, out var product))
            {
                return Refusal.NotFound("product", wish.ProductId);
            }

            items.Add(product.AsOrderProduct().AsItem(items.Count + 1, wish.Quantity, wish.Price ?? product.Price));
        }

        if (products.CheckStock(items) is { } outOfStock)
        {
            return outOfStock;
        }

        var order = Order.Create(Guid.CreateVersion7(), await numbers.NextAsync(db, cancellationToken), customer);
        var submission = new Submission(
            request.ShippingAddress.Tidy(), request.PaymentMethod.Trim(), store.Value.ShippingFee, store.Value.TaxRate, clock.GetUtcNow());
        if (order.Place(items, submission) is { } refused)
        {
            return refused;
        }

        db.Orders.Add(order);
        return new NewOrder(order.Id, order.Number);
    }
}
