using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Customers;

/// <summary>Changes a customer's details; the same details again change nothing. Refused when the e-mail is another customer's.</summary>
[NeedsRole(Role.Staff)]
public sealed record ChangeCustomerDetails(Guid CustomerId, string Name, string Email, string? Phone = null, string? Country = null) : Command;

internal sealed class ChangeCustomerDetailsValidator : AbstractValidator<ChangeCustomerDetails>
{
    public ChangeCustomerDetailsValidator()
    {
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Phone).IsPhone();
        RuleFor(command => command.Country).IsCountry();
    }
}

internal sealed class ChangeCustomerDetailsHandler(WriteDbContext db) : ICommandHandler<ChangeCustomerDetails, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeCustomerDetails request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        if (await db.Customers.EmailIsTakenAsync(request.Email, except: request.CustomerId, cancellationToken))
        {
            return CustomerRefusals.EmailTaken(request.Email);
        }

        return customer.ChangeDetails(request.Name.Trim(), request.Email.Trim(), request.Phone.TrimToNull(), request.Country.TrimToNull()).OrDone();
    }
}
