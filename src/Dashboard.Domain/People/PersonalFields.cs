using System.Collections.Frozen;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.People;

/// <summary>
/// The one table of what events know of people, and of whom: it is locked with the person's key when it is written. Whatever is not
/// here stands in the log as it is, and is there for good: reasons that the staff write (they are asked to name nobody in them), numbers
/// and tokens of partners, and what is known of products and amounts.
/// </summary>
/// <remarks>Who did something, and from which network address, is locked with the key of that person in every row of the log.</remarks>
public static class PersonalFields
{
    private static readonly FrozenDictionary<Type, PersonalForm> Forms = new PersonalForm[]
    {
        Of<CustomerRegistered>(e => e.CustomerId).Has(e => e.Name).Has(e => e.Email).Has(e => e.Phone).Has(e => e.Country),
        Of<CustomerVerified>(e => e.CustomerId).Has(e => e.Name),
        Of<CustomerDetailsChanged>(e => e.CustomerId).Has(e => e.Name).Has(e => e.Email).Has(e => e.Phone).Has(e => e.Country),
        Of<ReviewAdded>(e => e.CustomerId).Has(e => e.CustomerName).Has(e => e.Comment),
        Of<OrderCreated>(e => e.CustomerId).Has(e => e.CustomerName).Has(e => e.CustomerEmail),
        Of<OrderSubmitted>(e => e.CustomerId).Has(e => e.CustomerName).Has(e => e.CustomerEmail).Has(e => e.ShippingAddress),
        Of<ShipmentCreated>(e => e.CustomerId).Has(e => e.Address),
        Of<SubscriptionStarted>(e => e.CustomerId).Has(e => e.CustomerName).Has(e => e.CustomerEmail),

        // A mail server often repeats the address in what it says.
        Of<MessageQueued>(e => e.CustomerId).Has(e => e.To).Has(e => e.Name).Has(e => e.Subject).Has(e => e.Text).Has(e => e.Html),
        Of<MessageSending>(e => e.CustomerId).Has(e => e.To),
        Of<MessageSent>(e => e.CustomerId).Has(e => e.To).Has(e => e.Receipt),
        Of<MessageFailed>(e => e.CustomerId).Has(e => e.To).Has(e => e.Reason),
        Of<MessageUnsure>(e => e.CustomerId).Has(e => e.To).Has(e => e.Reason),
        Of<MessageRetried>(e => e.CustomerId).Has(e => e.To),

        OfStaff<StaffUserCreated>(),
        OfStaff<StaffUserInvited>(),
        OfStaff<StaffUserJoined>(),
        OfStaff<StaffUserPasswordChanged>(),
        OfStaff<StaffUserDetailsChanged>(),
        OfStaff<StaffUserProfileChanged>(),
        OfStaff<StaffUserPictureChanged>().Has(e => e.Picture),
        OfStaff<StaffUserSecondFactorChanged>(),
        OfStaff<StaffUserPasskeyAdded>(),
        OfStaff<StaffUserPasskeyRemoved>(),
        OfStaff<StaffUserRoleChanged>(),
        OfStaff<StaffUserDeactivated>(),
        OfStaff<StaffUserReactivated>(),
        OfStaff<StaffUserSessionsEnded>(),
    }.ToFrozenDictionary(form => form.Event);

    /// <summary>Names of the personal properties of every kind of event that has any.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyCollection<string>> Names { get; } = Forms.ToFrozenDictionary(form => form.Key, form => form.Value.Properties);

    /// <summary>The person of whom an event tells something; nobody when it tells nothing of anybody.</summary>
    public static Guid? OwnerOf(IEvent change) => FormOf(change)?.OwnerOf(change);

    internal static PersonalForm? FormOf(IEvent change) => Forms.GetValueOrDefault(change.GetType());

    private static PersonalForm<TEvent> Of<TEvent>(Func<TEvent, Guid> owner)
        where TEvent : class, IEvent => new(owner);

    private static PersonalForm<TEvent> OfStaff<TEvent>()
        where TEvent : StaffUserEvent => Of<TEvent>(e => e.UserId).Has(e => e.Name).Has(e => e.Email);
}
