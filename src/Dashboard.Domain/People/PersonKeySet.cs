namespace Dashboard.Domain.People;

/// <summary>The keys of some people, as they were looked up for some events.</summary>
/// <param name="keys">A key for each of them; nothing for those whose key was destroyed.</param>
public sealed class PersonKeySet(Dictionary<Guid, PersonKey?> keys) : IPersonKeys
{
    /// <summary>Nobody's keys, for what is known to be about nobody.</summary>
    public static PersonKeySet None { get; } = new([]);

    /// <inheritdoc/>
    public PersonKey? Find(Guid person) => keys.TryGetValue(person, out var key)
        ? key
        : throw new InvalidOperationException($"Nobody looked for the key of {person}.");

    /// <summary>What a row of the log says of who did something, such as a name, unlocked; as it is when it is not locked.</summary>
    /// <param name="person">Who.</param>
    /// <param name="text">The text of the row.</param>
    public string NameOf(Guid person, string text) => !Secret.Is(text) ? text : Find(person)?.UnlockText(text) ?? Erased.Word;

    /// <summary>Where something came from, unlocked; from nowhere when its address is erased.</summary>
    public Origin OriginOf(Guid person, Origin origin) => !Secret.Is(origin.Address) ? origin
        : Find(person) is { } key ? origin with { Address = key.UnlockText(origin.Address) }
        : Origin.By(origin.Kind);

    /// <summary>Forgets a key.</summary>
    internal void Forget(Guid person)
    {
        if (keys.ContainsKey(person))
        {
            keys[person] = null;
        }
    }
}
