using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Security;

/// <summary>Ends the connections to the hub of whoever's session is over: they were opened long before and ask for nothing any more.</summary>
internal sealed class SessionHubFilter(SessionWatch watch) : IHubFilter
{
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User is { } user)
        {
            watch.Attach(context.Context.ConnectionId, user, context.Context.Abort);
        }

        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        watch.Detach(context.Context.ConnectionId);
        return next(context, exception);
    }
}
