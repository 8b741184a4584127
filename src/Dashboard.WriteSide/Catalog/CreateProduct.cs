using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Adds a product to the catalogue, as a draft. Answers the product's id.</summary>
/// <param name="Fields">What describes it.</param>
/// <param name="Price">Unit price in the shop's currency, above 0, at most 4 decimal places.</param>
/// <param name="Stock">Pieces on hand, 0 or more.</param>
[NeedsRole(Role.Staff)]
public sealed record CreateProduct(ProductFields Fields, decimal Price, int Stock = 0) : Command<Guid>;

internal sealed class CreateProductValidator : AbstractValidator<CreateProduct>
{
    public CreateProductValidator()
    {
        this.AreDetails(command => command.Fields);
        RuleFor(command => command.Price).IsPrice();
        RuleFor(command => command.Stock).GreaterThanOrEqualTo(0).WithMessage("Stock cannot be below 0.");
    }
}

internal sealed class CreateProductHandler(WriteDbContext db) : ICommandHandler<CreateProduct, Guid>
{
    public Task<Outcome<Guid>> Handle(CreateProduct request, CancellationToken cancellationToken)
    {
        var product = Product.Create(Guid.CreateVersion7(), request.Fields.Tidy(), request.Price, request.Stock);
        db.Products.Add(product);
        return Task.FromResult<Outcome<Guid>>(product.Id);
    }
}
