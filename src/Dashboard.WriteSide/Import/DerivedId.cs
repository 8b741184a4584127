using Dashboard.Domain;

namespace Dashboard.WriteSide.Import;

/// <summary>Identities that follow from what a thing is called in a file: whatever is taken over twice is the same both times.</summary>
internal static class DerivedId
{
    /// <summary>Identity of the customer that a file calls by a number, or by an e-mail without regard to case.</summary>
    public static Guid Customer(string number) => NamedId.Of("customer", number);

    /// <summary>Identity of the product that a file calls by a stock code.</summary>
    public static Guid Product(string stockCode) => NamedId.Of("product", stockCode);

    /// <summary>Identity of the order that a file calls by an invoice number.</summary>
    public static Guid Order(string invoice) => NamedId.Of("order", invoice);

    /// <summary>Identity of the plan that a file tells of.</summary>
    public static Guid Plan(PlanWish plan) => NamedId.Of("imported-plan", plan.Key);

    /// <summary>Identity of the subscription that a file calls by an id of the other system.</summary>
    public static Guid Subscription(string id) => NamedId.Of("imported-subscription", id);

    /// <summary>Identity of the command that takes something over; whatever is sent twice is done once.</summary>
    public static Guid Command(string kind, string name) => NamedId.Of($"import-{kind}", name);
}
