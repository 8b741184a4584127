using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Customers;

/// <summary>Takes somebody in as a customer, not yet verified. Answers the customer's id. Refused when the e-mail is taken, whatever its case.</summary>
[NeedsRole(Role.Staff)]
public sealed record RegisterCustomer(string Name, string Email, string? Phone = null, string? Country = null) : Command<Guid>;

internal sealed class RegisterCustomerValidator : AbstractValidator<RegisterCustomer>
{
    public RegisterCustomerValidator()
    {
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Phone).IsPhone();
        RuleFor(command => command.Country).IsCountry();
    }
}

internal sealed class RegisterCustomerHandler(WriteDbContext db) : ICommandHandler<RegisterCustomer, Guid>
{
    public async Task<Outcome<Guid>> Handle(RegisterCustomer request, CancellationToken cancellationToken)
    {
        if (await db.Customers.EmailIsTakenAsync(request.Email, except: null, cancellationToken))
        {
            return CustomerRefusals.EmailTaken(request.Email);
        }

        var customer = Customer.Register(
            Guid.CreateVersion7(), request.Name.Trim(), request.Email.Trim(), request.Phone.TrimToNull(), request.Country.TrimToNull());
        db.Customers.Add(customer);
        return customer.Id;
    }
}
