namespace Dashboard.Domain.People;

/// <summary>Where the keys of people are stored.</summary>
public interface IPersonKeyTable
{
    /// <summary>Looks some people's keys up: who never had one is left out, who has none any more has nothing.</summary>
    Task<IReadOnlyDictionary<Guid, PersonKey?>> FindAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken);
}
