using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>
/// A saga of the tests': some time after a registration a present is made, and that twice would be two presents. It cannot bear
/// the name "Poison".
/// </summary>
internal sealed class WelcomeSaga : SagaDefinition<WelcomeState>
{
    public static readonly TimeSpan Later = TimeSpan.FromHours(1);

    public WelcomeSaga()
    {
        StartsWith<CustomerRegistered>(e => e.CustomerId, when: e => e.Name != "Nobody", then: (saga, e) =>
        {
            if (e.Name == "Poison")
            {
                throw new InvalidOperationException("That name!");
            }

            saga.State.Name = e.Name;
            saga.Send("make a present", new CreateProduct(new ProductFields($"Present for {e.Name}"), 1m), e.Name.StartsWith("Hasty", StringComparison.Ordinal) ? null : saga.Now + Later);
        });
        OnAccepted<CreateProduct>((saga, _) => saga.Complete());
    }

    public override string Name => "welcome";
}

internal sealed class WelcomeState
{
    public string Name { get; set; } = "";
}
