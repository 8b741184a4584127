using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Keeps a customer's opinion of a product. Answers the review's id.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="CustomerId">Whose opinion.</param>
/// <param name="Rating">1 (worst) to 5 (best).</param>
/// <param name="Comment">In the customer's words; may be empty.</param>
[NeedsRole(Role.Staff)]
public sealed record AddReview(Guid ProductId, Guid CustomerId, int Rating, string? Comment = null) : Command<Guid>;

internal sealed class AddReviewValidator : AbstractValidator<AddReview>
{
    public AddReviewValidator()
    {
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        RuleFor(command => command.Rating).InclusiveBetween(1, 5).WithMessage("Rating must be between 1 and 5.");
        RuleFor(command => command.Comment).AtMost("Comment", Limits.Text);
    }
}

internal sealed class AddReviewHandler(WriteDbContext db) : ICommandHandler<AddReview, Guid>
{
    public async Task<Outcome<Guid>> Handle(AddReview request, CancellationToken cancellationToken)
    {
        if (await db.Products.FindAsync([request.ProductId], cancellationToken) is not { } product)
        {
            return Refusal.NotFound("product", request.ProductId);
        }

        var customerName = await db.Customers.Where(customer => customer.Id == request.CustomerId)
            .Select(customer => customer.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (customerName is null)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        if (customerName == Erased.Word)
        {
            return Customer.Gone();
        }

        var reviewId = Guid.CreateVersion7();
        product.AddReview(reviewId, request.CustomerId, customerName, request.Rating, request.Comment.TrimToNull() ?? "");
        return reviewId;
    }
}
