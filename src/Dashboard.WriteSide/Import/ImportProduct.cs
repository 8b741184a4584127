using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Import;

/// <summary>Takes over a product of another system, as a draft without stock, which that system does not tell.</summary>
/// <param name="ProductId">Identity, derived from the stock code.</param>
/// <param name="Fields">What describes it; the stock code is one of its tags, so that it is found by it.</param>
/// <param name="Price">Unit price in the shop's currency, above 0, at most 4 decimal places.</param>
/// <param name="Since">When it was first sold, UTC; the event happened then.</param>
[NeedsRole(Role.Operator)]
public sealed record ImportProduct(Guid ProductId, ProductFields Fields, decimal Price, DateTimeOffset Since) : Command;

internal sealed class ImportProductValidator : AbstractValidator<ImportProduct>
{
    public ImportProductValidator()
    {
        RuleFor(command => command.ProductId).NotEmpty().WithMessage("Product is required.");
        this.AreDetails(command => command.Fields);
        RuleFor(command => command.Price).IsPrice();
    }
}

internal sealed class ImportProductHandler(WriteDbContext db, CommandContext context) : ICommandHandler<ImportProduct, Done>
{
    public Task<Outcome<Done>> Handle(ImportProduct request, CancellationToken cancellationToken)
    {
        context.OccurredAt = request.Since.ToUniversalTime();
        db.Products.Add(Product.Create(request.ProductId, request.Fields.Tidy(), request.Price, stock: 0));
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}
