using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Who is signed in on a circuit. Looked at again and again, because a circuit outlives many a change of an account.</summary>
internal sealed class StaffAuthenticationState(ILoggerFactory loggers, SessionWatch watch, IOptions<SecurityOptions> security)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => security.Value.Revalidation;

    /// <summary>
    /// Whether the session is still open and the account still the one that signed in. While the database is away nobody can know,
    /// and nothing can be asked for or changed either: the pages stay as they are and say so.
    /// </summary>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await watch.IsGoodAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException { InnerException: DbException })
        {
            return true;
        }
    }
}
