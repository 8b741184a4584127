using Dashboard.ReadSide.Storage;

namespace Dashboard.ReadSide.Questions;

/// <summary>The index with which the engine finds parts of texts, where it has one.</summary>
public interface ITextIndex
{
    /// <summary>
    /// Asks something of a text that few rows hold. Engines guess badly how many those are, and may read a whole table in the order of
    /// the list to find none: here the index of the text is preferred to everything else.
    /// </summary>
    Task<TAnswer> PreferAsync<TAnswer>(ReadDbContext db, Func<Task<TAnswer>> ask, CancellationToken cancellationToken);
}
