using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Changes what describes a product; the same description again changes nothing. Refused when a published product would lose its description or its last image.</summary>
[NeedsRole(Role.Staff)]
public sealed record ChangeProductDetails(Guid ProductId, ProductFields Fields) : Command;

internal sealed class ChangeProductDetailsValidator : AbstractValidator<ChangeProductDetails>
{
    public ChangeProductDetailsValidator() => this.AreDetails(command => command.Fields);
}

internal sealed class ChangeProductDetailsHandler(WriteDbContext db) : ICommandHandler<ChangeProductDetails, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeProductDetails request, CancellationToken cancellationToken) =>
        await db.Products.FindAsync([request.ProductId], cancellationToken) is { } product
            ? product.ChangeDetails(request.Fields.Tidy()).OrDone()
            : Refusal.NotFound("product", request.ProductId);
}
