using System.Collections.Concurrent;

namespace Dashboard.Domain.People;

/// <summary>
/// The keys of the people who are told of just now, in memory: for half a minute and some hundred thousand of them at most. A key that this
/// process has seen destroyed, because it read so in the log, is never given out again; one that was destroyed elsewhere is forgotten
/// after <see cref="Age"/> at the latest.
/// </summary>
/// <param name="table">Where they are stored.</param>
/// <param name="clock">Tells how old they are.</param>
public sealed class PersonKeyRing(IPersonKeyTable table, TimeProvider clock)
{
    /// <summary>How long a key is known without being looked up again.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private const int Most = 100_000;

    private readonly ConcurrentDictionary<Guid, Held> _held = [];

    /// <summary>The keys of everybody of whom some text tells something locked.</summary>
    public ValueTask<PersonKeySet> ForAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var people = new HashSet<Guid>();
        foreach (var text in texts)
        {
            Secret.AddPeople(text, people);
        }

        return ForAsync(people, cancellationToken);
    }

    /// <summary>The keys of some people; who has none is told as erased.</summary>
    public async ValueTask<PersonKeySet> ForAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        people.Count == 0 ? PersonKeySet.None : new PersonKeySet((await FindAsync(people, cancellationToken)).Keys);

    /// <summary>The keys of some people, and who of them never had one.</summary>
    public async ValueTask<(Dictionary<Guid, PersonKey?> Keys, IReadOnlyCollection<Guid> Strangers)> FindAsync(
        IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var (keys, missing) = Look(people);
        if (missing.Count == 0)
        {
            return (keys, missing);
        }

        var since = clock.GetTimestamp();
        var stored = await table.FindAsync(missing, cancellationToken);
        foreach (var (person, key) in stored)
        {
            keys[person] = Keep(person, key, since);
        }

        missing.RemoveAll(stored.ContainsKey);
        return (keys, missing);
    }

    /// <summary>Knows keys that are stored now.</summary>
    public void Learn(IEnumerable<PersonKey> keys)
    {
        foreach (var key in keys)
        {
            Keep(key.PersonId, key, clock.GetTimestamp());
        }
    }

    /// <summary>Takes note of an event that was just read: after one that erases somebody, nothing more is read of them, in these events either.</summary>
    /// <param name="change">The event, if it could be read.</param>
    /// <param name="keys">The keys with which the events after it are read.</param>
    public void Saw(IEvent? change, PersonKeySet keys)
    {
        if (change is IPersonErased erased)
        {
            Forget(erased.PersonId);
            keys.Forget(erased.PersonId);
        }
    }

    /// <summary>Forgets a key for good: it was destroyed.</summary>
    public void Forget(Guid person) => _held[person] = new Held(Key: null, Since: 0);

    private (Dictionary<Guid, PersonKey?> Keys, List<Guid> Missing) Look(IReadOnlyCollection<Guid> people)
    {
        var (keys, missing) = (new Dictionary<Guid, PersonKey?>(people.Count), new List<Guid>());
        foreach (var person in people)
        {
            var isHeld = _held.TryGetValue(person, out var held) && (held.Key is null || clock.GetElapsedTime(held.Since) < Age);
            keys[person] = isHeld ? held.Key : null;
            if (!isHeld)
            {
                missing.Add(person);
            }
        }

        return (keys, missing);
    }

    /// <summary>A key that was looked up must not come back when it was seen destroyed meanwhile.</summary>
    private PersonKey? Keep(Guid person, PersonKey? key, long since)
    {
        if (key is null)
        {
            Forget(person);
            return null;
        }

        if (_held.Count >= Most)
        {
            DropOld();
        }

        return _held.AddOrUpdate(person, new Held(key, since), (_, held) => held.Key is null ? held : new Held(key, since)).Key;
    }

    /// <summary>Those that are destroyed are few, and stay.</summary>
    private void DropOld()
    {
        foreach (var (person, held) in _held)
        {
            if (held.Key is not null)
            {
                _held.TryRemove(person, out _);
            }
        }
    }

    /// <summary>A key, and since when it is known; no key when it was destroyed.</summary>
    private readonly record struct Held(PersonKey? Key, long Since);
}
