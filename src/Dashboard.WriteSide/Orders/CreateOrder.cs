using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Orders;

/// <summary>Begins an order as a draft. Answers its id and number. Refused when the customer is not verified.</summary>
/// <param name="CustomerId">Who orders.</param>
/// <param name="Items">What the draft holds from the start; may be nothing.</param>
[NeedsRole(Role.Staff)]
public sealed record CreateOrder(Guid CustomerId, IReadOnlyList<ItemWish>? Items = null) : Command<NewOrder>;

internal sealed class CreateOrderValidator : AbstractValidator<CreateOrder>
{
    public CreateOrderValidator()
    {
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        this.AreItems(command => command.Items);
    }
}

internal sealed class CreateOrderHandler(WriteDbContext db, OrderNumbers numbers) : ICommandHandler<CreateOrder, NewOrder>
{
    public async Task<Outcome<NewOrder>> Handle(CreateOrder request, CancellationToken cancellationToken)
    {
        var (customer, refusal) = await db.FindBuyerAsync(request.CustomerId, cancellationToken);
        if (customer is null)
        {
            return refusal!;
        }

        var wishes = request.Items ?? [];
        var products = await db.FindProductsAsync(wishes.Select(wish => wish.ProductId), cancellationToken);
        var order = Order.Create(Guid.CreateVersion7(), await numbers.NextAsync(db, cancellationToken), customer);
        foreach (var wish in wishes)
        {
            if (!products.TryGetValue(wish.ProductId, out var product))
            {
                return Refusal.NotFound("product", wish.ProductId);
            }

            if (order.AddItem(product.AsOrderProduct(), wish.Quantity, wish.Price ?? product.Price) is { } refused)
            {
                return refused;
            }
        }

        db.Orders.Add(order);
        return new NewOrder(order.Id, order.Number);
    }
}
