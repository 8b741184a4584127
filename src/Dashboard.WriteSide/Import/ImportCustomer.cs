using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Import;

/// <summary>Takes over a customer of another system, registered and verified at once. Refused when the e-mail is taken.</summary>
/// <param name="CustomerId">Identity, derived from the number in the other system.</param>
/// <param name="Name">What the customer is called.</param>
/// <param name="Email">E-mail; an invented one, below <c>.invalid</c>, when the other system tells none.</param>
/// <param name="Country">Where the customer lives, if it is known.</param>
/// <param name="Since">When the customer first bought, UTC; the events happened then.</param>
[NeedsRole(Role.Operator)]
public sealed record ImportCustomer(Guid CustomerId, string Name, string Email, string? Country, DateTimeOffset Since) : Command;

internal sealed class ImportCustomerValidator : AbstractValidator<ImportCustomer>
{
    public ImportCustomerValidator()
    {
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Country).IsCountry();
    }
}

internal sealed class ImportCustomerHandler(WriteDbContext db, CommandContext context) : ICommandHandler<ImportCustomer, Done>
{
    public async Task<Outcome<Done>> Handle(ImportCustomer request, CancellationToken cancellationToken)
    {
        if (await db.Customers.EmailIsTakenAsync(request.Email, except: null, cancellationToken))
        {
            return CustomerRefusals.EmailTaken(request.Email);
        }

        context.OccurredAt = request.Since.ToUniversalTime();
        var customer = Customer.Register(
            request.CustomerId, request.Name.Trim(), request.Email.Trim(), phone: null, request.Country.TrimToNull());
        db.Customers.Add(customer);
        return customer.Verify().OrDone();
    }
}
