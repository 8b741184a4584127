using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Customers;

/// <summary>Marks a customer as checked: from then on the customer can order. Refused when that was done before.</summary>
[NeedsRole(Role.Staff)]
public sealed record VerifyCustomer(Guid CustomerId) : Command;

internal sealed class VerifyCustomerHandler(WriteDbContext db) : ICommandHandler<VerifyCustomer, Done>
{
    public async Task<Outcome<Done>> Handle(VerifyCustomer request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        return customer.Verify().OrDone();
    }
}
