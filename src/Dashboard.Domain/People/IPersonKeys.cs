namespace Dashboard.Domain.People;

/// <summary>The keys of some people, for writing events about them and reading these.</summary>
public interface IPersonKeys
{
    /// <summary>The key of a person; nothing when it was destroyed, so that nobody reads any more what it locks.</summary>
    /// <exception cref="InvalidOperationException">Nobody looked for this person's key: whether it was destroyed is not known.</exception>
    PersonKey? Find(Guid person);
}
