using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Changes a product's unit price; the same price again changes nothing and leaves no event.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="Price">New unit price, above 0, at most 4 decimal places.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Staff)]
public sealed record ChangeProductPrice(Guid ProductId, decimal Price, string Reason) : Command;

internal sealed class ChangeProductPriceValidator : AbstractValidator<ChangeProductPrice>
{
    public ChangeProductPriceValidator()
    {
        RuleFor(command => command.Price).IsPrice();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class ChangeProductPriceHandler(WriteDbContext db) : ICommandHandler<ChangeProductPrice, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeProductPrice request, CancellationToken cancellationToken)
    {
        if (await db.Products.FindAsync([request.ProductId], cancellationToken) is not { } product)
        {
            return Refusal.NotFound("product", request.ProductId);
        }

        product.ChangePrice(request.Price, request.Reason.Trim());
        return Done.Instance;
    }
}
