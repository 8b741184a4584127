using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Orders;

/// <summary>Adds pieces of a product to a draft. Refused when the order is no draft.</summary>
/// <param name="OrderId">Which order.</param>
/// <param name="ProductId">Which product.</param>
/// <param name="Quantity">Pieces, at least 1.</param>
/// <param name="Price">Unit price; the product's when nothing is given.</param>
[NeedsRole(Role.Staff)]
public sealed record AddOrderItem(Guid OrderId, Guid ProductId, int Quantity, decimal? Price = null) : Command;

internal sealed class AddOrderItemValidator : AbstractValidator<AddOrderItem>
{
    public AddOrderItemValidator()
    {
        RuleFor(command => command.ProductId).NotEmpty().WithMessage("Product is required.");
        RuleFor(command => command.Quantity).GreaterThanOrEqualTo(1).WithMessage("Quantity must be at least 1.")
            .LessThanOrEqualTo(Order.MaxPieces).WithMessage($"Quantity must be at most {Order.MaxPieces}.");
        RuleFor(command => command.Price!.Value).IsPrice().When(command => command.Price is not null).OverridePropertyName("Price");
    }
}

internal sealed class AddOrderItemHandler(WriteDbContext db) : ICommandHandler<AddOrderItem, Done>
{
    public async Task<Outcome<Done>> Handle(AddOrderItem request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var products = await db.FindProductsAsync([request.ProductId], cancellationToken);
        return products.TryGetValue(request.ProductId, out var product)
            ? order.AddItem(product.AsOrderProduct(), request.Quantity, request.Price ?? product.Price).OrDone()
            : Refusal.NotFound("product", request.ProductId);
    }
}
