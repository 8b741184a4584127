namespace Dashboard.Web.Live;

/// <summary>What the hub tells its clients.</summary>
public interface IDashboardClient
{
    /// <summary>Something that a watched view shows has changed: ask again.</summary>
    Task Changed(ViewChange change);
}

/// <summary>Says that a view changed; never the data itself.</summary>
/// <param name="View">The view as it was named to <see cref="DashboardHub.Watch"/>.</param>
/// <param name="Position">Log position that its projection stands at.</param>
/// <param name="Ids">Ids of the things that changed; empty when they are not known or too many.</param>
public sealed record ViewChange(string View, string Position, IReadOnlyList<Guid> Ids);
