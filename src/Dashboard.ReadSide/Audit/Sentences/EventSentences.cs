using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Store;

namespace Dashboard.ReadSide.Audit.Sentences;

/// <summary>Every event of the catalogue as a sentence in plain English.</summary>
public sealed class EventSentences
{
    private static readonly IReadOnlyDictionary<Type, Telling> Tellings = new TellingBook()
        .TellOfCustomers()
        .TellOfCatalog()
        .TellOfOrders()
        .TellOfFulfilment()
        .TellOfSubscriptions()
        .TellOfStaff()
        .TellOfSecurity()
        .TellOfMessages()
        .TellOfOperations()
        .Tellings;

    private readonly Voice _voice;

    private EventSentences(Voice voice) => _voice = voice;

    /// <summary>Kinds of events that have a sentence.</summary>
    public static IEnumerable<Type> Kinds => Tellings.Keys;

    /// <summary>The sentences as people read them.</summary>
    public static EventSentences Of(StoreOptions store) => new(new Voice(store, NamesPeople: true));

    /// <summary>The same without what is known of customers and staff: what is left may be kept.</summary>
    internal static EventSentences WithoutPeople(StoreOptions store) => new(new Voice(store, NamesPeople: false));

    /// <summary>What was done, as it goes on behind the name of who did it: <c>shipped order 1042</c>.</summary>
    public string Predicate(IEvent change) => Tellings[change.GetType()].Say(change, _voice);

    /// <summary>The whole sentence.</summary>
    /// <param name="who">Who did it.</param>
    /// <param name="change">What was done.</param>
    public string Sentence(string who, IEvent change) => $"{who} {Predicate(change)}.";

    /// <summary>Why, in the words of who did it; nothing when nobody said.</summary>
    public static string? ReasonOf(IEvent change) => Tellings[change.GetType()].Why(change) is { Length: > 0 } reason ? reason : null;

    /// <summary>Predicate and reason as they are searched: lower case, words parted by one space.</summary>
    public string SearchTextOf(IEvent change)
    {
        var telling = Tellings[change.GetType()];
        var text = new StringBuilder(telling.Say(change, _voice));

        // What a mail server says of a message that it does not take often repeats the address.
        if (change is not MessageEvent && telling.Why(change) is { Length: > 0 } reason)
        {
            text.Append(' ').Append(reason);
        }

        return string.Join(' ', text.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
