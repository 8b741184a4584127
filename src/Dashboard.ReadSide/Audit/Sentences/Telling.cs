using Dashboard.Domain;

namespace Dashboard.ReadSide.Audit.Sentences;

/// <summary>How one kind of event is told.</summary>
/// <param name="Say">What was done.</param>
/// <param name="Why">Why, where the event knows.</param>
internal sealed record Telling(Func<IEvent, Voice, string> Say, Func<IEvent, string?> Why);

/// <summary>Collects how events are told; each kind once.</summary>
internal sealed class TellingBook
{
    private readonly Dictionary<Type, Telling> _tellings = [];

    public IReadOnlyDictionary<Type, Telling> Tellings => _tellings;

    /// <summary>Says how a kind of event is told.</summary>
    /// <param name="say">What was done, as it goes on behind the name of who did it; people are named through the voice only.</param>
    /// <param name="why">Why; nothing where the event does not say.</param>
    public TellingBook Tell<TEvent>(Func<TEvent, Voice, string> say, Func<TEvent, string?>? why = null)
        where TEvent : class, IEvent
    {
        _tellings.Add(typeof(TEvent), new Telling((change, voice) => say((TEvent)change, voice), change => why?.Invoke((TEvent)change)));
        return this;
    }
}
