using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;

namespace Dashboard.WriteSide.People;

/// <summary>Locks what rows of the log tell of people, before they are written. Whoever is told of first gets a key.</summary>
internal static class LogLocking
{
    private const string CustomerStream = "customer";

    /// <summary>Gives rows their payloads.</summary>
    /// <param name="ring">The keys that there are.</param>
    /// <param name="rows">Rows that are about to be written; those that are complete stay as they are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Keys that have to be stored in the same transaction.</returns>
    public static async ValueTask<IReadOnlyList<PersonKey>> LockAsync(this PersonKeyRing ring, IReadOnlyCollection<LogRow> rows, CancellationToken cancellationToken)
    {
        var (people, begun) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var row in rows)
        {
            row.AddPeople(people);
            if (row is { StreamVersion: 1, StreamKind: CustomerStream })
            {
                begun.Add(row.StreamId);
            }
        }

        // Nobody was told of a customer before this. Somebody of the staff may have had an account before the log knew of the staff.
        var (keys, strangers) = await ring.FindAsync([.. people.Except(begun)], cancellationToken);
        var made = strangers.Concat(people.Intersect(begun)).Select(PersonKey.New).ToList();
        made.ForEach(key => keys[key.PersonId] = key);
        var all = new PersonKeySet(keys);
        foreach (var row in rows)
        {
            row.Lock(all);
        }

        return made;
    }
}
