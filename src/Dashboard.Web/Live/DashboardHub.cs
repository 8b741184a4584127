using Dashboard.ReadSide.Projections;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>Tells programs and pages what has changed. Whoever is signed in may watch what their role sees.</summary>
[Authorize]
public sealed class DashboardHub(IProjectionMonitor monitor) : Hub<IDashboardClient>
{
    /// <summary>Path of the hub.</summary>
    public const string Path = "/hubs/dashboard";

    /// <summary>Begins to watch a view. What is asked for after this returned misses no change.</summary>
    /// <param name="view">As <see cref="Views"/> names them.</param>
    /// <returns>Log position that the view's projection stands at; of the one furthest behind for <c>operations</c>.</returns>
    /// <exception cref="HubException">There is no such view, or the role does not reach it.</exception>
    public async Task<string> Watch(string view)
    {
        var (group, projection) = Parse(view);
        if (Context.User!.ToActor().Role < Views.RoleFor(projection))
        {
            throw new HubException($"This needs the role {Views.RoleFor(projection)} or higher.");
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        var statuses = projection is null ? monitor.Statuses : [monitor.Status(projection)];
        return statuses.Select(status => status.Position).DefaultIfEmpty().Min().ToString();
    }

    /// <summary>Ends watching a view; one that was not watched changes nothing.</summary>
    /// <exception cref="HubException">There is no such view.</exception>
    public Task Unwatch(string view) => Groups.RemoveFromGroupAsync(Context.ConnectionId, Parse(view).Group, Context.ConnectionAborted);

    private static (string Group, string? Projection) Parse(string view) => Views.TryParse(view, out var group, out var projection)
        ? (group, projection)
        : throw new HubException($"There is no such view: {string.Join(", ", Views.ByProjection.Values)}, {Views.Operations}, or one thing such as orders/{{id}}.");
}
