using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Orders;

/// <summary>
/// Orders what a draft holds: sums up subtotal, shipping, tax and total, and checks the stock. Refused when the order is
/// empty, was submitted before, or more is wanted than can be promised.
/// </summary>
[NeedsRole(Role.Staff)]
public sealed record SubmitOrder(Guid OrderId, Address ShippingAddress, string PaymentMethod) : Command;

internal sealed class SubmitOrderValidator : AbstractValidator<SubmitOrder>
{
    public SubmitOrderValidator()
    {
        this.IsAddress(command => command.ShippingAddress);
        RuleFor(command => command.PaymentMethod).Required("Payment method", Limits.PaymentMethod);
    }
}

internal sealed class SubmitOrderHandler(WriteDbContext db, IOptions<StoreOptions> store, TimeProvider clock) : ICommandHandler<SubmitOrder, Done>
{
    public async Task<Outcome<Done>> Handle(SubmitOrder request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var items = order.Items;
        var submission = new Submission(
            request.ShippingAddress.Tidy(), request.PaymentMethod.Trim(), store.Value.ShippingFee, store.Value.TaxRate, clock.GetUtcNow());
        if (order.Submit(submission) is { } refusal)
        {
            return refusal;
        }

        var products = await db.FindProductsAsync(items.Select(item => item.ProductId), cancellationToken);
        return products.CheckStock(items).OrDone();
    }
}
