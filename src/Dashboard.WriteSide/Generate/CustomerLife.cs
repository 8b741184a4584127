using Dashboard.Domain.Customers;

namespace Dashboard.WriteSide.Generate;

/// <summary>What customers do besides ordering.</summary>
internal sealed class CustomerLife(
    People people, ProductLife products, Agenda agenda, Ledger ledger, Clerks clerks, Chance chance, Calendar calendar)
{
    /// <summary>Plans the life of a customer.</summary>
    public void Begin(int index) => agenda.Plan(calendar.Registered(index), at =>
    {
        var person = people.At(index);
        var customer = Customer.Register(person.Id, person.Name, person.Email, chance.Happens(0.8) ? person.Phone : null, person.Country);
        ledger.Take(customer, at, clerks.Any());
        if (person.IsVerified)
        {
            agenda.Plan(at + chance.Between(TimeSpan.FromMinutes(1), Calendar.Verification), verified => Verify(customer, verified));
        }

        if (chance.Happens(0.08))
        {
            agenda.Plan(at + chance.Wait(3), wished => Wish(customer, wished));
        }

        if (chance.Happens(0.04))
        {
            agenda.Plan(at + chance.Wait(5), moved => Change(customer, person, moved));
        }
    });

    private void Verify(Customer customer, DateTimeOffset at)
    {
        customer.Verify().MustBeAccepted();
        ledger.Take(customer, at, clerks.Any());
    }

    private void Wish(Customer customer, DateTimeOffset at)
    {
        var product = products.Any().Product;
        customer.AddToWishlist(product.Id, product.Name).MustBeAccepted();
        ledger.Take(customer, at, clerks.Any());
        if (chance.Happens(0.5))
        {
            agenda.Plan(at + chance.Wait(0.1), again => Wish(customer, again));
        }
        else if (chance.Happens(0.3))
        {
            agenda.Plan(at + chance.Wait(4), forgotten => Forget(customer, product.Id, forgotten));
        }
    }

    private void Forget(Customer customer, Guid product, DateTimeOffset at)
    {
        customer.RemoveFromWishlist(product);
        ledger.Take(customer, at, clerks.Any());
    }

    private void Change(Customer customer, Person person, DateTimeOffset at)
    {
        customer.ChangeDetails(person.Name, person.Email, $"{person.Phone[..^2]}00", person.Country).MustBeAccepted();
        ledger.Take(customer, at, clerks.Any());
    }
}
