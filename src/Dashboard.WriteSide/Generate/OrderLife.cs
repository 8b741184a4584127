using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;

namespace Dashboard.WriteSide.Generate;

/// <summary>What happens to orders: most are placed, confirmed, sent and delivered; some are put together line by line, called off or fail.</summary>
internal sealed class OrderLife(
    People people, ProductLife products, Agenda agenda, Ledger ledger, Clerks clerks, Chance chance, Calendar calendar, StoreOptions store)
{
    private const double Drafts = 0.06;
    private const double Reserved = 0.02;
    private const double Reviewed = 0.06;

    private static readonly string[] Payments = ["card", "card", "card", "paypal", "bank transfer", "invoice"];
    private static readonly string[] CancelReasons = ["Customer changed their mind", "Ordered by mistake", "Found it cheaper elsewhere", "Delivery takes too long", "Address cannot be served"];
    private static readonly string[] FailReasons = ["Payment was declined", "Lost in the warehouse"];

    /// <summary>Plans the life of an order.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="first">The first order of this stretch: customers that came later are not verified yet.</param>
    /// <param name="number">Its number for people.</param>
    public void Begin(int index, int first, long number) => agenda.Plan(calendar.TimeOf(index, chance), at =>
    {
        var person = people.Buyer(calendar.CustomersBefore(first), chance);
        var order = Order.Create(chance.NewId(at), number, person.AsOrderCustomer());
        if (chance.Happens(Drafts))
        {
            ledger.Take(order, at, clerks.Any());
            agenda.Plan(at + chance.Wait(0.01), added => AddItem(order, person, ItemCount(), added));
            return;
        }

        order.Place(Items(at), SubmissionOf(person, at)).MustBeAccepted();
        ledger.Take(order, at, clerks.Any());
        Submitted(order, person, at);
    });

    /// <summary>One to eight, fewer more often.</summary>
    private int ItemCount() => 1 + chance.Skewed(8);

    private int Quantity() => 1 + chance.Skewed(6);

    private List<OrderItem> Items(DateTimeOffset at)
    {
        var items = new List<OrderItem>();
        for (var left = ItemCount(); left > 0; left--)
        {
            var article = products.Any();
            if (items.TrueForAll(item => item.ProductId != article.Product.Id))
            {
                var quantity = Quantity();
                items.Add(products.Sell(article, quantity, at).AsItem(items.Count + 1, quantity, article.Product.Price));
            }
        }

        return items;
    }

    /// <summary>As if taken over from elsewhere: nobody is to charge and send what was only made up.</summary>
    private Submission SubmissionOf(Person person, DateTimeOffset at) =>
        new(person.Address, chance.Pick(Payments), store.ShippingFee, store.TaxRate, at, Imported: true);

    private void AddItem(Order order, Person person, int left, DateTimeOffset at)
    {
        var article = products.Any();
        var quantity = Quantity();
        order.AddItem(products.Sell(article, quantity, at), quantity, article.Product.Price).MustBeAccepted();
        ledger.Take(order, at, clerks.Any());
        agenda.Plan(at + chance.Wait(0.01), then =>
        {
            if (left > 1)
            {
                AddItem(order, person, left - 1, then);
            }
            else
            {
                Decide(order, person, then);
            }
        });
    }

    /// <summary>The draft is put right, and then submitted, called off or left lying.</summary>
    private void Decide(Order order, Person person, DateTimeOffset at)
    {
        var line = chance.Pick(order.Items);
        if (chance.Happens(0.3))
        {
            order.ChangeItem(line.Line, line.Quantity + 1, line.Price).MustBeAccepted();
            ledger.Take(order, at, clerks.Any());
        }
        else if (order.Items.Count > 1 && chance.Happens(0.3))
        {
            order.RemoveItem(line.Line).MustBeAccepted();
            ledger.Take(order, at, clerks.Any());
        }

        if (chance.Happens(0.6))
        {
            agenda.Plan(at + chance.Wait(0.2), submitted =>
            {
                order.Submit(SubmissionOf(person, submitted)).MustBeAccepted();
                ledger.Take(order, submitted, clerks.Any());
                Submitted(order, person, submitted);
            });
        }
        else if (chance.Happens(0.3))
        {
            Plan(order, OrderStatus.Cancelled, chance.Pick(CancelReasons), at + chance.Wait(1));
        }
    }

    private void Submitted(Order order, Person person, DateTimeOffset at)
    {
        if (chance.Happens(0.04))
        {
            Plan(order, OrderStatus.Cancelled, chance.Pick(CancelReasons), at + chance.Wait(0.2));
            return;
        }

        if (chance.Happens(0.01))
        {
            Plan(order, OrderStatus.Failed, chance.Pick(FailReasons), at + chance.Wait(0.1));
            return;
        }

        var confirmed = at + chance.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(8));
        Plan(order, OrderStatus.Confirmed, "Payment received", confirmed, () => Confirmed(order, person, confirmed));
    }

    private void Confirmed(Order order, Person person, DateTimeOffset at)
    {
        var shipped = at + chance.Between(TimeSpan.FromHours(3), TimeSpan.FromDays(2));
        if (chance.Happens(Reserved))
        {
            foreach (var item in order.Items)
            {
                products.Reserve(order.Id, item.ProductId, item.Quantity, at, shipped);
            }
        }

        if (chance.Happens(0.02))
        {
            Plan(order, OrderStatus.Cancelled, chance.Pick(CancelReasons), shipped);
            return;
        }

        var delivered = shipped + chance.Between(TimeSpan.FromHours(20), TimeSpan.FromDays(6));
        Plan(order, OrderStatus.Shipped, "Handed to the carrier", shipped, () =>
            Plan(order, OrderStatus.Delivered, "Delivered", delivered, () =>
            {
                if (chance.Happens(Reviewed))
                {
                    products.Review(chance.Pick(order.Items).ProductId, person, delivered + chance.Wait(8));
                }
            }));
    }

    private void Plan(Order order, OrderStatus to, string reason, DateTimeOffset at, Action? then = null) => agenda.Plan(at, happened =>
    {
        order.ChangeStatus(to, reason).MustBeAccepted();
        ledger.Take(order, happened, clerks.Any());
        then?.Invoke();
    });
}
